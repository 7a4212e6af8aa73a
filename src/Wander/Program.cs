using Wander.CommandLine;

return await WanderCommand.RunAsync(args, CommandContext.OfProcess());
