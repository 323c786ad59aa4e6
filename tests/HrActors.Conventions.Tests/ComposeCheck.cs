using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace HrActors.Conventions.Tests;

/// <summary>
/// Holds a compose file against the part of the Compose specification that we use: known keys, their types, names that must be declared,
/// files that must exist, and no secret in plain text. A key beyond that is an error, so that a misspelling is one too.
/// </summary>
internal sealed partial class ComposeCheck
{
    private static readonly string[] RootKeys = ["name", "services", "volumes", "networks"];

    private static readonly string[] ServiceKeys =
    [
        "image", "build", "ports", "volumes", "environment", "healthcheck", "depends_on", "restart", "command", "entrypoint", "user", "init", "networks",
        "stop_grace_period", "read_only", "tmpfs", "expose", "container_name", "labels", "profiles", "cap_drop", "security_opt", "mem_limit", "shm_size",
    ];

    private static readonly string[] Conditions = ["service_started", "service_healthy", "service_completed_successfully"];
    private static readonly string[] Restarts = ["no", "always", "on-failure", "unless-stopped"];

    private readonly List<string> _errors = [];
    private readonly HashSet<string> _usedVolumes = [];
    private readonly string _root;
    private readonly HashSet<string> _services;
    private readonly HashSet<string> _volumes;
    private readonly HashSet<string> _networks;

    private ComposeCheck(YamlMappingNode file, string root)
    {
        _root = root;
        _services = Names(file, "services");
        _volumes = Names(file, "volumes");
        _networks = Names(file, "networks");
    }

    /// <summary>What is wrong, as "path: what"; empty when nothing is.</summary>
    /// <param name="root">Folder that the file's relative paths start from.</param>
    public static IReadOnlyList<string> Errors(YamlMappingNode file, string root)
    {
        var check = new ComposeCheck(file, root);
        check.Keys("", file, RootKeys);
        check.Services(file);
        foreach (var volume in check._volumes.Except(check._usedVolumes)) check._errors.Add($"volumes.{volume}: no service uses it");
        return check._errors;
    }

    private void Services(YamlMappingNode file)
    {
        if (Child(file, "services") is not YamlMappingNode services)
        {
            if (!file.Children.Keys.Any(key => key.ToString() == "service")) _errors.Add("services: none");
            return;
        }

        if (services.Children.Count == 0) _errors.Add("services: none");
        foreach (var (name, node) in services.Children)
        {
            if (node is YamlMappingNode service) Service($"services.{name}", service);
            else _errors.Add($"services.{name}: a mapping is expected");
        }
    }

    private void Service(string path, YamlMappingNode service)
    {
        Keys(path, service, ServiceKeys);
        if (Child(service, "image") is null && Child(service, "build") is null) _errors.Add($"{path}: neither image nor build");
        if (Child(service, "build") is { } build) Build($"{path}.build", build);
        foreach (var port in List($"{path}.ports", Child(service, "ports"))) Port($"{path}.ports", port.ToString());
        foreach (var volume in List($"{path}.volumes", Child(service, "volumes"))) Mount($"{path}.volumes", volume.ToString());
        foreach (var network in List($"{path}.networks", Child(service, "networks")).Select(item => item.ToString()).Where(name => !_networks.Contains(name)))
            _errors.Add($"{path}.networks: '{network}' is not declared");
        Environment($"{path}.environment", Child(service, "environment"));
        DependsOn($"{path}.depends_on", Child(service, "depends_on"));
        if (Child(service, "healthcheck") is YamlMappingNode health) Health($"{path}.healthcheck", health);
        if (Child(service, "restart")?.ToString() is { } restart && !Restarts.Contains(restart)) _errors.Add($"{path}.restart: '{restart}' is unknown");
    }

    private void Build(string path, YamlNode node)
    {
        var build = node as YamlMappingNode;
        if (build is not null) Keys(path, build, ["context", "dockerfile", "args", "target"]);
        var context = build is null ? node.ToString() : Child(build, "context")?.ToString() ?? ".";
        var folder = Path.GetFullPath(context, _root);
        if (!Directory.Exists(folder))
        {
            _errors.Add($"{path}.context: '{context}' does not exist");
            return;
        }

        var dockerfile = build is null ? "Dockerfile" : Child(build, "dockerfile")?.ToString() ?? "Dockerfile";
        if (!File.Exists(Path.Combine(folder, dockerfile))) _errors.Add($"{path}.dockerfile: '{dockerfile}' does not exist");
    }

    private void Port(string path, string port)
    {
        var match = PortPattern().Match(port);
        var isPort = match.Success && match.Groups["port"].Captures
            .All(capture => int.TryParse(capture.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65_535);
        if (!isPort) _errors.Add($"{path}: '{port}' is no port");
    }

    private void Mount(string path, string mount)
    {
        var match = MountPattern().Match(mount);
        if (!match.Success)
        {
            _usedVolumes.Add(mount.Split(':')[0]);
            _errors.Add($"{path}: '{mount}' is no mount");
            return;
        }

        var source = match.Groups["source"].Value;
        var isFolder = source[0] is '.' or '/' or '~' or '$';
        if (isFolder) return;

        _usedVolumes.Add(source);
        if (!_volumes.Contains(source)) _errors.Add($"{path}: '{source}' is not declared");
    }

    private void Environment(string path, YamlNode? node)
    {
        var pairs = node switch
        {
            YamlMappingNode map => map.Children.Select(pair => (Name: pair.Key.ToString(), Value: pair.Value.ToString())),
            YamlSequenceNode list => list.Select(item => item.ToString().Split('=', 2)).Select(parts => (Name: parts[0], Value: parts.ElementAtOrDefault(1) ?? "")),
            null => [],
            _ => [],
        };
        if (node is YamlScalarNode) _errors.Add($"{path}: a mapping or a list is expected");
        foreach (var (name, _) in pairs.Where(pair => IsSecretInPlain(pair.Name, pair.Value))) _errors.Add($"{path}.{name}: a secret written down");
    }

    private static bool IsSecretInPlain(string name, string value) =>
        SecretNamePattern().IsMatch(name) && value.Length > 0 && !value.StartsWith("${", StringComparison.Ordinal)
        || PlainPasswordPattern().IsMatch(value);

    private void DependsOn(string path, YamlNode? node)
    {
        var names = node is YamlMappingNode map ? map.Children.Keys.Select(key => key.ToString()) : List(path, node).Select(item => item.ToString());
        foreach (var name in names.Where(name => !_services.Contains(name))) _errors.Add($"{path}: there is no service '{name}'");
        foreach (var (name, how) in (node as YamlMappingNode)?.Children.ToList() ?? [])
        {
            var condition = how is YamlMappingNode details ? Child(details, "condition")?.ToString() : null;
            if (condition is null || !Conditions.Contains(condition)) _errors.Add($"{path}.{name}.condition: '{condition}' is unknown");
        }
    }

    private void Health(string path, YamlMappingNode health)
    {
        Keys(path, health, ["test", "interval", "timeout", "retries", "start_period", "start_interval", "disable"]);
        if (Child(health, "test") is YamlSequenceNode test && test.FirstOrDefault()?.ToString() is not ("CMD" or "CMD-SHELL" or "NONE"))
            _errors.Add($"{path}.test: starts with CMD, CMD-SHELL or NONE");
        foreach (var key in new[] { "interval", "timeout", "start_period", "start_interval" })
        {
            if (Child(health, key)?.ToString() is { } text && !DurationPattern().IsMatch(text)) _errors.Add($"{path}.{key}: '{text}' is no duration");
        }
    }

    private void Keys(string path, YamlMappingNode node, string[] known)
    {
        foreach (var key in node.Children.Keys.Select(key => key.ToString()).Where(key => !known.Contains(key)))
            _errors.Add($"{(path.Length == 0 ? "" : path + ".")}{key}: unknown key");
    }

    private IEnumerable<YamlNode> List(string path, YamlNode? node)
    {
        if (node is not (null or YamlSequenceNode)) _errors.Add($"{path}: a list is expected");
        return node as YamlSequenceNode ?? Enumerable.Empty<YamlNode>();
    }

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static HashSet<string> Names(YamlMappingNode file, string key) =>
        [.. (Child(file, key) as YamlMappingNode)?.Children.Keys.Select(name => name.ToString()) ?? []];

    [GeneratedRegex(@"^((\d{1,3}\.){3}\d{1,3}:)?((?<port>\d+):)?(?<port>\d+)(/(tcp|udp))?$")]
    private static partial Regex PortPattern();

    [GeneratedRegex(@"^(?<source>[^:]+):/[^:]*(:(ro|rw))?$")]
    private static partial Regex MountPattern();

    [GeneratedRegex(@"^(\d+(\.\d+)?(us|ms|s|m|h))+$")]
    private static partial Regex DurationPattern();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|_KEY$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretNamePattern();

    [GeneratedRegex(@"password\s*=\s*[^$;\s]", RegexOptions.IgnoreCase)]
    private static partial Regex PlainPasswordPattern();
}
