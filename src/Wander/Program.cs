using Wander.CommandLine;

return await WanderCommand.Create().Parse(args).InvokeAsync();
