package io.xendomain.bench;

import io.xendomain.xlcfg.proof.Megabyte;
import io.xendomain.xlcfg.proof.Survival;
import io.xendomain.xlcfg.render.Rendering;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A megabyte of each kind of rubbish, from its bytes to its findings and its text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MegabyteBenchmark {
    @Param
    private Megabyte input;

    private byte[] bytes;

    /** Makes the input. */
    @Setup
    public void make() {
        bytes = input.bytes();
    }

    /** Reads it, validates it, takes it through a manifest and renders it. */
    @Benchmark
    public Rendering read() {
        return Survival.read(bytes);
    }
}
