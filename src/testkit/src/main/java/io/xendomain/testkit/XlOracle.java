package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Debian's real {@code xl}, asked what it makes of a config or a spec string. It parses and checks as on a Xen host and
 * then stops; a few milliseconds a question. What libxl checks only when it builds the domain is not seen here.
 */
public final class XlOracle {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final Command xl;

    private XlOracle(Path folder, Command xl) {
        this.folder = folder;
        this.xl = xl;
    }

    /**
     * The xl of one Xen version, on a host with 8 CPUs and 16 GiB.
     *
     * @param version 4.17 or 4.20
     */
    public static XlOracle of(String version) {
        Path folder = Toolchain.xl(version);
        return new XlOracle(folder, Command.of(folder.resolve("xl")));
    }

    /** The same xl on a host of another size. */
    public XlOracle onHost(int cpus, int memoryMiB) {
        return new XlOracle(
                folder,
                xl.with("XL_HOST_CPUS", Integer.toString(cpus)).with("XL_HOST_MEMORY_MB", Integer.toString(memoryMiB)));
    }

    /** The program itself, for whoever calls xl on their own. */
    public Path program() {
        return folder.resolve("xl");
    }

    /** Xen's own example configs, in order of their names. */
    public List<Path> examples() {
        try (var files = Files.list(folder.resolve("examples"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code xl create -n} with a file. */
    public XlVerdict createDryRun(Path config) {
        return ask(xl, XlWords.createDryRun(config.toString()));
    }

    /** {@code xl create -n} with this text; xl's messages call it {@code domain.cfg}. */
    public XlVerdict createDryRun(String config) {
        return createDryRun(config.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code xl create -n} with these bytes; xl's messages call them {@code domain.cfg}. */
    public XlVerdict createDryRun(byte[] config) {
        try {
            Path scratch = Files.createTempDirectory("xl");
            Path file = scratch.resolve(XlWords.CONFIG);
            try {
                Files.write(file, config);
                return ask(xl.in(scratch), XlWords.createDryRun(XlWords.CONFIG));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code xl -N block-attach}: one DISK_SPEC_STRING. */
    public XlVerdict blockAttach(String spec) {
        return ask(xl, XlWords.blockAttach(spec));
    }

    /**
     * {@code xl -N network-attach}: one NET_SPEC_STRING as it stands in a config. The command itself wants each
     * {@code key=value} as an argument of its own; a comma between them would become part of the first value.
     */
    public XlVerdict networkAttach(String spec) {
        return ask(xl, XlWords.networkAttach(spec));
    }

    /** {@code xl -N vcpu-pin 0 all}: one CPU-LIST; xl prints the CPUs it selects, {@code cpumap: 0-1,3}. */
    public XlVerdict vcpuPin(String cpus) {
        return ask(xl, XlWords.vcpuPin(cpus));
    }

    private static XlVerdict ask(Command xl, List<String> words) {
        return new XlVerdict(xl.and(words).run(LIMIT));
    }
}
