using BenchmarkDotNet.Running;
using Wander.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Wander.Benchmarks.IgnoreListBenchmarks).Assembly).Run(args);
