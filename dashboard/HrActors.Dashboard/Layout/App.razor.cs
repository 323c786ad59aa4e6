using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;

namespace HrActors.Dashboard.Layout;

/// <summary>The document around every page. Sign-in is plain HTML; everything else runs on a circuit.</summary>
public sealed partial class App
{
    /// <summary>Without prerendering: every page reads actors, and would read them twice.</summary>
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter] public HttpContext? Http { get; set; }

    private IComponentRenderMode? Mode => Http?.AcceptsInteractiveRouting() == true ? Interactive : null;
}
