package io.xendomain.bench;

import io.xendomain.testkit.Toolchain;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.syntax.CfgFile;
import io.xendomain.xlcfg.syntax.CfgParser;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The language on one typical config: Xen's own example of an HVM guest. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LanguageBenchmark {
    private static final XenVersion XEN = XenVersion.of("4.20");

    private byte[] bytes;
    private CfgReading reading;
    private HostFacts host;

    /** The config that everything is measured with. */
    static Path config() {
        return Toolchain.xl("4.20").resolve("examples/xlexample.hvm");
    }

    /** Reads the file once. */
    @Setup
    public void read() throws IOException {
        bytes = Files.readAllBytes(config());
        reading = CfgReader.read(bytes);
        host = HostFacts.any(XEN);
    }

    /** Text to statements, which is what libxlutil does. */
    @Benchmark
    public CfgFile parse() {
        return CfgParser.parse(bytes);
    }

    /** Text to typed config. */
    @Benchmark
    public CfgReading parseAndType() {
        return CfgReader.read(bytes);
    }

    /** All rules. */
    @Benchmark
    public List<Finding> validate() {
        return Validator.validate(reading.config(), host);
    }

    /** All rules, and the text. */
    @Benchmark
    public Rendering validateAndRender() {
        return Validator.validate(reading.config(), host).stream().anyMatch(Finding::isError)
                ? new Rendering.Refused(List.of())
                : Renderer.render(reading.config(), XEN, List.of());
    }
}
