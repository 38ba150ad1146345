package io.xendomain.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Xen with a real dom0 and the real xl, in an emulator; up in about ten seconds. Everything in dom0 is in its RAM:
 * it starts anew at each boot, but for {@link #share}. One emulator runs at a time, whoever started it.
 *
 * <p>dom0 is 10.0.2.15 on bridge {@code xenbr0}. Guests have the kernel {@value #GUEST_KERNEL} and the RAM disk
 * {@value #GUEST_RAMDISK}; {@code off=N}, {@code boot=N} or {@code crash=N} on a guest's command line make it power off,
 * reboot or panic by itself N seconds after it is up. A guest brings each vCPU online that it is given.
 */
public final class XenLab implements AutoCloseable {
    /** In dom0; an ELF file, for which a create takes about a second. */
    public static final String GUEST_KERNEL = "/boot/vmlinux";

    /** In dom0. */
    public static final String GUEST_RAMDISK = "/boot/domu.cpio.gz";

    /** Where the agent is in dom0, if the lab was booted with it. */
    public static final String AGENT = "/usr/lib/xendomain-agent";

    /** Enough for a guest with that kernel. */
    public static final int GUEST_MEMORY_MIB = 160;

    /** The version of Xen that {@link #debian()} runs on. */
    public static final String DEBIAN_XEN = "4.17";

    private static final String READY = "DOM0-READY";
    private static final String KEEP_LOGS = """
            mkdir -p /host/logs
            cp -r /var/log/xen/. /host/logs/
            ! command -v journalctl > /dev/null || journalctl --no-pager > /host/logs/journal
            """;
    private static final int EMULATOR_MEMORY_MIB = 3072;
    private static final int DOM0_MEMORY_MIB = 1024;
    private static final int AGENT_PORT = 8443;
    private static final int SHELL_PORT = 8080;
    private static final int BOOTS = 4;
    private static final Duration BOOT = Duration.ofMinutes(5);
    private static final Duration LOCK = Duration.ofMinutes(20);
    private static final Duration LINES = Duration.ofMinutes(5);

    private final String version;
    private final Path folder;
    private final Kind kind;
    private final Starter starter;
    private final int shellPort = Ports.free();
    private final int agentPort = Ports.free();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ChildProcess emulator;
    private int boots;

    /** How the emulator is started: to end with this JVM, or to outlive it. */
    @FunctionalInterface
    public interface Starter {
        ChildProcess start(Command command, Path log);
    }

    private enum Kind {
        BARE,
        WITH_AGENT,
        DEBIAN
    }

    private XenLab(String version, Path folder, Kind kind, Starter starter) {
        this.version = version;
        this.folder = folder;
        this.kind = kind;
        this.starter = starter;
    }

    /**
     * Boots Xen with the packaged agent in {@value #AGENT}, not started. What it leaves is kept in {@code target/xen-lab}.
     *
     * @param version 4.17 or 4.20
     */
    public static XenLab withAgent(String version) {
        return at(version, newFolder(version), Kind.WITH_AGENT, Command::start);
    }

    /** Boots Xen and nothing else. */
    public static XenLab bare(String version) {
        return at(version, newFolder(version), Kind.BARE, Command::start);
    }

    /**
     * Boots Xen with a Debian as its dom0: systemd as the first program, Xen's services as Debian starts them, dpkg. There
     * is no agent in it. It is as new after each boot.
     */
    public static XenLab debian() {
        return at(DEBIAN_XEN, newFolder("debian"), Kind.DEBIAN, Command::start);
    }

    /** Boots Xen with the packaged agent; logs and the shared folder are in {@code folder}. */
    public static XenLab withAgent(String version, Path folder, Starter starter) {
        return at(version, folder, Kind.WITH_AGENT, starter);
    }

    /**
     * Why this machine cannot have it, in one line; empty when it can. Where it has not been asked for before it is built
     * now, which takes a minute.
     */
    public static Optional<String> whyNot(String version) {
        return Toolchain.whyNoDom0(version);
    }

    private static XenLab at(String version, Path folder, Kind kind, Starter starter) {
        XenLab lab = new XenLab(version, folder, kind, starter);
        lab.prepare();
        lab.boot();
        return lab;
    }

    private static Path newFolder(String version) {
        try {
            Path reports = Files.createDirectories(Path.of("target/xen-lab").toAbsolutePath());
            return Files.createTempDirectory(reports, version + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String version() {
        return version;
    }

    /** A folder of this machine that is {@code /host} in dom0 and outlives its boots. */
    public Path share() {
        return folder.resolve("host");
    }

    /** The port of 127.0.0.1 that leads to port 8443 of dom0. */
    public int agentPort() {
        return agentPort;
    }

    /** Where lines of shell can be posted to, as text/plain, for root in dom0 to run. */
    public URI shell() {
        return URI.create("http://127.0.0.1:" + shellPort + "/cgi-bin/sh");
    }

    /** The emulator, to hurt it. */
    public ChildProcess emulator() {
        return emulator;
    }

    /** Runs lines of shell as root in dom0; stdout of the result holds both streams. */
    public Finished run(String lines) {
        return run(lines, LINES);
    }

    /** As {@link #run(String)}, or an error with everything that was printed. */
    public String demand(String lines) {
        return run(lines).orThrow().stdout();
    }

    private Finished run(String lines, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(shell())
                .timeout(limit)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(lines))
                .build();
        try {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            int last = answer.stripTrailing().lastIndexOf("rc=");
            if (last < 0) {
                throw emulator.failure("did not answer to \"" + lines + "\" but said: " + answer);
            }
            return new Finished(
                    Integer.parseInt(answer.substring(last + "rc=".length()).strip()), answer.substring(0, last), "");
        } catch (IOException e) {
            throw new UncheckedIOException("dom0 did not answer to \"" + lines + "\"", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while dom0 ran \"" + lines + "\"", e);
        }
    }

    /** As when the power fails, and comes back: everything in RAM is lost. Returns when dom0 answers again. */
    public XenLab powerCycle() {
        emulator.kill();
        boot();
        return this;
    }

    /** Everything that Xen and dom0 wrote on the serial console since the last boot. */
    public String console() {
        try {
            return Files.readString(serial(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path serial() {
        return folder.resolve("console-" + boots + ".log");
    }

    /** Keeps dom0's logs beside its console, and ends the emulator. */
    @Override
    public void close() {
        if (emulator.isAlive()) {
            try {
                run(KEEP_LOGS, Duration.ofSeconds(20));
            } catch (RuntimeException e) {
                // the console tells why dom0 did not answer
            }
        }
        emulator.kill();
        http.close();
        tidy(folder);
    }

    /** Removes the images from the folder of a lab whose emulator has ended; what it has logged stays. */
    public static void tidy(Path folder) {
        delete(folder.resolve("host/vmlinux"));
        delete(folder.resolve("initrd"));
    }

    private void prepare() {
        try {
            Files.createDirectories(share());
            Files.copy(
                    Toolchain.dom0(version).resolve("vmlinux"),
                    share().resolve("vmlinux"),
                    StandardCopyOption.REPLACE_EXISTING);
            writeRamDisk();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare dom0 in " + folder, e);
        }
    }

    /** Archives may follow one another; one that is not packed has to come first, for it wants to be aligned. */
    private void writeRamDisk() throws IOException {
        try (OutputStream ramDisk = Files.newOutputStream(folder.resolve("initrd"))) {
            if (kind == Kind.WITH_AGENT) {
                Path agent = folder.resolve("agent.cpio");
                packAgent(agent);
                Files.copy(agent, ramDisk);
                Files.delete(agent);
            }
            Files.copy(Toolchain.dom0(version).resolve("dom0.cpio.gz"), ramDisk);
        }
    }

    private void packAgent(Path archive) throws IOException {
        Path root = folder.resolve("root");
        Path place = root.resolve(AGENT.substring(1));
        Files.createDirectories(place.getParent());
        Command.of(Path.of("/bin/cp"), "-a", Toolchain.agent().toString(), place.toString())
                .run(LINES)
                .orThrow();
        Files.createDirectories(root.resolve("usr/sbin"));
        Files.createSymbolicLink(root.resolve("usr/sbin/xendomain-agent"), Path.of(AGENT, "bin/xendomain-agent"));
        Command.of(Path.of("/bin/sh"), "-c", "find . | \"$0\" -o -H newc --quiet --owner=+0:+0 > \"$1\"")
                .and(List.of(Toolchain.emulator().resolve("cpio").toString(), archive.toString()))
                .in(root)
                .run(LINES)
                .orThrow();
        deleteAll(root);
    }

    private void boot() {
        for (int tries = 1; !bootOnce(tries == BOOTS); tries++) {
            System.err.printf(
                    "xen-lab: the kernel of dom0 died while it booted, as it does at times in an emulator;"
                            + " see %s; again%n",
                    serial());
        }
    }

    /** Whether dom0 answers; not when its kernel patched its own code and an emulated CPU ran into that. */
    private boolean bootOnce(boolean last) {
        boots++;
        emulator = starter.start(command(), folder.resolve("emulator.log"));
        emulator.await("let another emulator end first", LOCK, () -> Files.exists(serial()));
        try {
            emulator.await("boot dom0", BOOT, () -> console().contains(READY));
            return true;
        } catch (IllegalStateException e) {
            emulator.kill();
            if (!last && console().contains("Kernel panic")) {
                return false;
            }
            throw new IllegalStateException(e.getMessage() + "\nconsole:\n" + console(), e);
        }
    }

    private Command command() {
        Path tools = Toolchain.emulator();
        Path dom0 = Toolchain.dom0(version);
        Path share = tools.resolve("root/usr/share");
        Path lock = tools.resolveSibling("emulator.running");
        return Command.of(
                        Path.of("/usr/bin/flock"),
                        "--no-fork",
                        "--timeout",
                        Long.toString(LOCK.toSeconds()),
                        lock.toString())
                .and(List.of(tools.resolve("qemu-system-x86_64").toString()))
                .and(List.of(
                        "-L",
                        share.resolve("qemu").toString(),
                        "-L",
                        share.resolve("seabios").toString()))
                .and(List.of("-L", tools.resolve("root/usr/lib/ipxe/qemu").toString()))
                .and(List.of("-machine", "q35", "-accel", "tcg,thread=multi,tb-size=512"))
                // -cpu max crashes dom0; svm and npt let it run PVH and HVM guests
                .and(List.of("-cpu", "qemu64,+svm,+npt,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16"))
                .and(List.of("-smp", "2", "-m", Integer.toString(EMULATOR_MEMORY_MIB)))
                .and(List.of("-display", "none", "-monitor", "none", "-no-reboot", "-serial", "file:" + serial()))
                .and(List.of("-kernel", dom0.resolve("xen").toString()))
                .and(List.of(
                        "-append",
                        "console=com1 com1=115200,8n1 dom0_mem=%1$dM,max:%1$dM dom0_max_vcpus=2"
                                .formatted(DOM0_MEMORY_MIB)))
                .and(List.of(
                        "-initrd",
                        dom0.resolve("vmlinux") + " console=hvc0 quiet panic=5" + takenOver() + ","
                                + folder.resolve("initrd")))
                .and(disk())
                .and(List.of(
                        "-device",
                        "e1000,netdev=net",
                        "-netdev",
                        "user,id=net" + forward(shellPort, SHELL_PORT) + forward(agentPort, AGENT_PORT)))
                .and(List.of("-virtfs", "local,path=" + share() + ",mount_tag=host,security_model=none"));
    }

    /** For dom0's kernel: what runs first. */
    private String takenOver() {
        return kind == Kind.DEBIAN ? " rdinit=/to-disk systemd.show_status=no" : "";
    }

    /** What is written to it goes with the emulator. */
    private List<String> disk() {
        return kind == Kind.DEBIAN
                ? List.of("-drive", "file=" + Toolchain.dom0Debian() + ",if=virtio,format=raw,snapshot=on")
                : List.of();
    }

    private static String forward(int here, int there) {
        return ",hostfwd=tcp:127.0.0.1:" + here + "-:" + there;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            entries.sorted(java.util.Comparator.reverseOrder()).forEach(XenLab::delete);
        }
    }
}
