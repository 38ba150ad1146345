package io.xendomain.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the real programs are. They come from {@code src/testkit/toolchain/provide}, which builds or unpacks them once
 * per machine; the first call may therefore take minutes and shows its progress on the console.
 */
public final class Toolchain {
    private static final String SCRIPT = "src/testkit/toolchain/provide";
    private static final Duration FIRST_BUILD = Duration.ofMinutes(40);
    private static final Map<String, Path> PROVIDED = new ConcurrentHashMap<>();

    private Toolchain() {}

    /** The folder with {@code etcd}, {@code kube-apiserver} and {@code kubectl}. */
    public static Path controlPlane() {
        return provide("control-plane");
    }

    /** The {@code helm} 4 program. */
    public static Path helm() {
        return provide("helm").resolve("helm");
    }

    /** The {@code krew} program, which installs plugins of kubectl. */
    public static Path krew() {
        return provide("krew").resolve("krew");
    }

    /** The generator of the documentation's site, for {@code docs/site/build}. */
    public static Path site() {
        return provide("site");
    }

    /** The {@code argocd} program, which runs health scripts and resource actions as Argo CD does, without a cluster. */
    public static Path argocd() {
        return provide("argocd").resolve("argocd");
    }

    /** The folder of Argo CD's own CustomResourceDefinitions. */
    public static Path argocdDefinitions() {
        return provide("argocd").resolve("crds");
    }

    /**
     * The folder of another project's CustomResourceDefinitions.
     *
     * @param project flux, cert-manager or prometheus-operator
     */
    public static Path definitions(String project) {
        return provide("definitions").resolve(project);
    }

    /** A folder with {@code root}, where zsh and fish are, and {@code lib}, the libraries that they load. */
    public static Path shells() {
        return provide("shells");
    }

    /** The folder of {@code prometheus} and {@code promtool}. */
    public static Path prometheus() {
        return provide("prometheus");
    }

    /**
     * The folder of one Xen version: {@code xl}, which runs on a machine without Xen, and Xen's example configs in
     * {@code examples}.
     *
     * @param version 4.17 or 4.20
     */
    public static Path xl(String version) {
        return provide("xl", version);
    }

    /** A folder with {@code root}: a Debian with nothing but what every Debian has. Copy it before changing anything in it. */
    public static Path debian() {
        return provide("debian");
    }

    /** A folder with {@code root}, where lintian and systemd-analyze are. */
    public static Path lintian() {
        return provide("lintian");
    }

    /** The folder of {@code qemu-system-x86_64} and of the tools that pack images for it. */
    static Path emulator() {
        return provide("emulator");
    }

    /**
     * The folder of a real Xen with a real dom0, for the emulator.
     *
     * @param version 4.17 or 4.20
     */
    static Path dom0(String version) {
        return provide("dom0", version);
    }

    /** The disk of a Debian that takes that dom0 of {@value XenLab#DEBIAN_XEN} over; never written to. */
    static Path dom0Debian() {
        return provide("dom0-debian").resolve("disk");
    }

    /** Why there can be no such Xen on this machine, in the script's own last words; empty when there is one. */
    static Optional<String> whyNoDom0(String version) {
        Finished finished =
                Command.of(projectRoot().resolve(SCRIPT), "dom0", version).run(FIRST_BUILD);
        return finished.exit() == 0
                ? Optional.empty()
                : finished.stderr().lines().reduce((before, last) -> last);
    }

    /** The agent as it goes into a dom0: with its own Java runtime and AOT cache, made from what the build left. */
    public static Path agent() {
        Path agent = projectRoot().resolve("src/agent");
        Path to = projectRoot().resolve("target/agent");
        synchronized (Toolchain.class) {
            Command.of(
                            agent.resolve("src/main/dist/assemble"),
                            System.getProperty("java.home"),
                            agent.resolve("target/quarkus-app").toString(),
                            to.toString())
                    .run(FIRST_BUILD)
                    .orThrow();
        }
        return to;
    }

    /** The top folder of the project's tree: system property {@code project.root}, else the nearest one above. */
    public static Path projectRoot() {
        String given = System.getProperty("project.root");
        Path start = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve(SCRIPT))) {
                return folder;
            }
        }
        throw new IllegalStateException("no " + SCRIPT + " in or above " + start
                + "; run inside the project or set the system property project.root");
    }

    private static Path provide(String... what) {
        return PROVIDED.computeIfAbsent(String.join(" ", what), key -> {
            Finished finished = Command.of(projectRoot().resolve(SCRIPT), what)
                    .errorsToConsole()
                    .run(FIRST_BUILD);
            if (finished.exit() != 0) {
                throw new IllegalStateException(SCRIPT + " " + key + " failed with exit " + finished.exit()
                        + "; its messages are on the console");
            }
            return Path.of(finished.stdout().strip());
        });
    }
}
