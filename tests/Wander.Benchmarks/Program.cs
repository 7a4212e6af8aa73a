using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Wander.Benchmarks.IgnoreListBenchmarks).Assembly).Run(args);
