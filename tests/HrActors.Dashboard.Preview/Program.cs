using HrActors.Dashboard.Preview;

await PreviewHost.Build(args).RunAsync();
