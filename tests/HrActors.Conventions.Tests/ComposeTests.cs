using YamlDotNet.RepresentationModel;

namespace HrActors.Conventions.Tests;

public sealed class ComposeTests
{
    [Fact]
    public void The_compose_file_holds_only_what_one_may() => Assert.Empty(ComposeCheck.Errors(Parse(Text()), Tree.Root));

    [Fact]
    public void The_silo_is_built_from_its_Dockerfile_and_keeps_its_data_on_a_volume()
    {
        var services = (YamlMappingNode)Parse(Text())["services"];
        var silo = Assert.IsType<YamlMappingNode>(services["silo"]);

        Assert.Equal("silo/HrActors.Silo/Dockerfile", ((YamlMappingNode)silo["build"])["dockerfile"].ToString());
        var data = Assert.Single((YamlSequenceNode)silo["volumes"], volume => volume.ToString().EndsWith(":/data", StringComparison.Ordinal));
        Assert.Matches("^[a-z][a-z0-9_-]*:/data$", data.ToString());
        Assert.NotNull(silo["healthcheck"]);
    }

    [Fact]
    public void The_database_is_healthy_before_the_silo_starts_and_keeps_its_data_and_its_password_to_itself()
    {
        var services = (YamlMappingNode)Parse(Text())["services"];
        var (postgres, silo) = ((YamlMappingNode)services["postgres"], (YamlMappingNode)services["silo"]);

        Assert.Equal("service_healthy", silo["depends_on"]["postgres"]["condition"].ToString());
        Assert.Contains("pg_isready", ((YamlSequenceNode)postgres["healthcheck"]["test"]).Select(word => word.ToString()));
        Assert.Single((YamlSequenceNode)postgres["volumes"], volume => volume.ToString().EndsWith(":/var/lib/postgresql/data", StringComparison.Ordinal));
        Assert.False(postgres.Children.ContainsKey("ports"), "Nobody outside needs the database.");

        // Both ask for the same variable, and neither starts without it.
        var password = postgres["environment"]["POSTGRES_PASSWORD"].ToString();
        Assert.StartsWith("${HR_DB_PASSWORD:?", password, StringComparison.Ordinal);
        Assert.Equal(password, silo["environment"]["PGPASSWORD"].ToString());
        Assert.Matches("^Host=postgres;Database=hr;Username=hr$", silo["environment"]["ConnectionStrings__hr"].ToString());
    }

    [Fact]
    public void The_sandbox_is_embedded_unless_somebody_says_otherwise()
    {
        var services = (YamlMappingNode)Parse(Text())["services"];

        Assert.Equal("${HR_SANDBOX:-embedded}", services["silo"]["environment"]["Hr__Sandbox"].ToString());
        Assert.Equal(["sandbox"], ((YamlSequenceNode)services["sandbox"]["profiles"]).Select(profile => profile.ToString()));
    }

    [Fact]
    public void The_image_runs_as_a_user_of_its_own_and_keeps_no_secret()
    {
        var dockerfile = File.ReadAllLines(Path.Combine(Tree.Root, "silo/HrActors.Silo/Dockerfile"));

        Assert.True(
            Array.FindLastIndex(dockerfile, line => line.StartsWith("USER ", StringComparison.Ordinal)) > Array.FindLastIndex(dockerfile, IsFrom),
            "The last stage names a USER.");
        Assert.DoesNotContain(dockerfile, line => line is "USER root" or "USER 0");
        Assert.Contains(dockerfile, line => line.Contains("HR_DATA=/data", StringComparison.Ordinal));
        Assert.Equal(2, dockerfile.Count(IsFrom));
        Assert.DoesNotContain(dockerfile, line => line.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "services: {a: {image: x, imag: y}}", "services.a.imag: unknown key" },
        { "services: {}", "services: none" },
        { "service: {a: {image: x}}", "service: unknown key" },
        { "services: {a: {ports: ['80:80']}}", "services.a: neither image nor build" },
        { "services: {a: {image: x, ports: ['80-x:80']}}", "services.a.ports: '80-x:80' is no port" },
        { "services: {a: {image: x, ports: ['127.0.0.1:99999:80']}}", "services.a.ports: '127.0.0.1:99999:80' is no port" },
        { "services: {a: {image: x, ports: 80}}", "services.a.ports: a list is expected" },
        { "services: {a: {image: x, volumes: ['d:/data']}}", "services.a.volumes: 'd' is not declared" },
        { "services: {a: {image: x, volumes: ['d:data']}}\nvolumes: {d: {}}", "services.a.volumes: 'd:data' is no mount" },
        { "services: {a: {image: x}}\nvolumes: {d: {}}", "volumes.d: no service uses it" },
        { "services: {a: {image: x, depends_on: [b]}}", "services.a.depends_on: there is no service 'b'" },
        { "services: {a: {image: x, depends_on: {a2: {condition: service_ready}}}, a2: {image: y}}", "services.a.depends_on.a2.condition: 'service_ready' is unknown" },
        { "services: {a: {image: x, environment: {DB_PASSWORD: abc}}}", "services.a.environment.DB_PASSWORD: a secret written down" },
        { "services: {a: {image: x, environment: ['DB_PASSWORD=abc']}}", "services.a.environment.DB_PASSWORD: a secret written down" },
        { "services: {a: {image: x, environment: {ConnectionStrings__hr: 'Host=db;Pass" + "word=abc'}}}", "services.a.environment.ConnectionStrings__hr: a secret written down" },
        { "services: {a: {build: {context: nowhere}}}", "services.a.build.context: 'nowhere' does not exist" },
        { "services: {a: {build: {context: ., dockerfile: No}}}", "services.a.build.dockerfile: 'No' does not exist" },
        { "services: {a: {image: x, healthcheck: {test: ['curl']}}}", "services.a.healthcheck.test: starts with CMD, CMD-SHELL or NONE" },
        { "services: {a: {image: x, healthcheck: {test: [CMD, a], interval: soon}}}", "services.a.healthcheck.interval: 'soon' is no duration" },
        { "services: {a: {image: x, restart: sometimes}}", "services.a.restart: 'sometimes' is unknown" },
        { "services: {a: {image: x, networks: [n]}}", "services.a.networks: 'n' is not declared" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_compose_file_is_refused(string text, string error) => Assert.Equal([error], ComposeCheck.Errors(Parse(text), Tree.Root));

    [Fact]
    public void A_right_compose_file_is_accepted() =>
        Assert.Empty(ComposeCheck.Errors(
            Parse("""
                services:
                  app:
                    build: {context: ., dockerfile: HrActors.sln}
                    ports: ["127.0.0.1:5080:5080", 81, "82:82/tcp"]
                    environment: {A: b, DB_PASSWORD: "${DB_PASSWORD:?name one}", EMPTY: }
                    depends_on: {db: {condition: service_healthy}}
                    volumes: ["data:/data", "./HrActors.sln:/sln:ro"]
                    healthcheck: {test: [CMD-SHELL, "true"], interval: 1m30s, timeout: 5s, retries: 3, start_period: 20s}
                    restart: unless-stopped
                  db: {image: "postgres:17", environment: ["POSTGRES_PASSWORD=${DB_PASSWORD}"]}
                volumes: {data: }
                """),
            Tree.Root));

    private static bool IsFrom(string line) => line.StartsWith("FROM ", StringComparison.Ordinal);

    private static string Text()
    {
        var path = Path.Combine(Tree.Root, "docker-compose.yml");
        Assert.True(File.Exists(path), "docker-compose.yml is missing.");
        return File.ReadAllText(path);
    }

    private static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }
}
