using HrActors.Contracts.Access;
using HrActors.Silo.Access;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace HrActors.Silo.Api;

/// <summary>The description of the interface (OpenAPI) and the page to read it, both without any outside call.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    private const string Bearer = "bearer";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "HrActors",
                Version = Document,
                Description =
                    "Errors are problem details (RFC 9457) with a stable `code` and texts in zh-CN or en (`Accept-Language`). Lists are "
                    + "`{items, next}` with `?cursor=&limit=`. Commands take an `Idempotency-Key`; changes may send `If-Match`.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = Bearer,
                    Description = "The token of POST /sessions, or the key of an upstream system.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").Needs(Permission.Open);
        routes.MapScalarApiReference("/api", options =>
        {
            options.Title = "HrActors API";
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        }).Needs(Permission.Open);
    }

    private static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var permission = metadata.OfType<AccessDeclaration>().LastOrDefault()?.Permission ?? Permission.None;
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken);
        operation.Responses ??= [];
        if (!AccessPolicy.IsAnonymous(permission))
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            Refuse(operation, "401", "No valid token", schema);
            Refuse(operation, "403", "Not within the rights or the branches of the caller", schema);
        }

        Refuse(operation, "default", "Problem details", schema);
        if (metadata.OfType<BodyDescription>().LastOrDefault() is { } body) await DescribeBody(operation, body, context, cancellationToken);
        if (metadata.OfType<CommandMetadata>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyGuard.Header,
                In = ParameterLocation.Header,
                Description = "The same key answers the same again for 24 hours; another body is 409.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            });
        }
    }

    private static async Task DescribeBody(
        OpenApiOperation operation, BodyDescription body, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = body.MediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema }, StringComparer.Ordinal),
        };
    }

    private static void Refuse(OpenApiOperation operation, string status, string description, IOpenApiSchema schema) =>
        operation.Responses!.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemResult.ContentType] = new() { Schema = schema },
            },
        });
}
