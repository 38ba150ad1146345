package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Xen host without Xen: its domains are simulated, the xl that checks its configs is real.
 *
 * @param name of the XenHost
 * @param settings the agent's configuration file
 * @param configs where its .cfg files are
 * @param address where its agent listens
 */
public record SimulatedHost(String name, Path settings, Path configs, String address) {
    static final String XEN = "4.17";
    private static final Path POLICY = Toolchain.projectRoot().resolve("src/e2e/src/main/demo/policy.yaml");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    public static SimulatedHost in(Path folder, String name, int port) {
        Path configs = folder.resolve("etc-xen");
        Path settings = folder.resolve("agent.properties");
        try {
            Files.createDirectories(configs);
            Files.writeString(
                    settings, """
                    xendomain.config-directory=%s
                    xendomain.state-directory=%s
                    xendomain.policy-file=%s
                    xendomain.toolstack=simulated
                    xendomain.simulator.xen-version=%s
                    xendomain.xl=%s
                    xendomain.listen.address=127.0.0.1
                    xendomain.listen.port=%d
                    xendomain.health.port=%d
                    """.formatted(configs, folder.resolve("state"), POLICY, XEN, xl(), port, Ports.free()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SimulatedHost(name, settings, configs, "127.0.0.1:" + port);
    }

    /** The real xl, for dry runs. */
    static Path xl() {
        return Toolchain.xl(XEN).resolve("xl");
    }

    /** {@code xendomain-agent csr | kubectl xen host enroll NAME --address ADDRESS | xendomain-agent trust}. */
    public void enroll(Kubectl admin) {
        Finished request = program("csr").run(LIMIT).orThrow();
        Finished chain = admin.xen(request.stdout(), "host", "enroll", name, "--address", address)
                .orThrow();
        program("trust").reading(chain.stdout()).run(LIMIT).orThrow();
    }

    /** The running agent. */
    Command agent() {
        return program("run");
    }

    /** The running agent, started by another program that takes it as its last words. */
    Command agent(String program, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(Programs.agent().toString(), "run", "--config", settings.toString()));
        return Command.of(Path.of(program)).and(all);
    }

    /** Where the agent keeps what it knows. */
    Path state() {
        return settings.resolveSibling("state");
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    Path config(String domain) {
        return configs.resolve(domain + ".cfg");
    }

    /** {@code xl create -n} on one of its files. */
    Finished dryRun(String domain) {
        return Command.of(xl(), "create", "-n", config(domain).toString()).run(LIMIT);
    }

    private Command program(String command) {
        return Command.of(Programs.agent(), command, "--config", settings.toString());
    }
}
