package io.xendomain.agent.xen;

import io.xendomain.agent.it.AgentClient;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.testkit.ThrowAwayPki;
import io.xendomain.testkit.XenLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A real Xen in an emulator, with the packaged agent at work in its dom0. */
final class RealHost implements AutoCloseable {
    /** An emulator on a busy machine is slow. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String CONFIGS = "/host/etc-xen";
    private static final String STATE = "/host/agent";
    private static final String SETTINGS = """
            xendomain.config-directory=%s
            xendomain.state-directory=%s
            """.formatted(CONFIGS, STATE);

    private final ThrowAwayPki pki = ThrowAwayPki.create();
    private final XenLab lab;
    private final AgentClient operator;

    private RealHost(XenLab lab) {
        this.lab = lab;
        this.operator = new AgentClient(lab.agentPort(), pki.operator().sslContext());
    }

    /** Boots that Xen; the agent keeps its files where they outlive a power cycle. */
    static RealHost boot(String version) {
        XenLab lab = XenLab.withAgent(version);
        try {
            RealHost host = new RealHost(lab);
            Files.writeString(lab.share().resolve("agent.properties"), SETTINGS);
            Path identity = lab.share().resolve("identity");
            Files.createDirectories(identity);
            host.pki.host("dom0-a").writePem(identity);
            lab.demand("mkdir -p %1$s && cp -r /host/identity %1$s/identity".formatted(STATE));
            host.startAgent();
            return host;
        } catch (IOException e) {
            lab.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    XenLab lab() {
        return lab;
    }

    /** Talks to the agent as the operator does. */
    AgentClient operator() {
        return operator;
    }

    /** Starts the agent in dom0 and waits until it answers. */
    void startAgent() {
        lab.demand("""
                setsid xendomain-agent --config /host/agent.properties >> /host/agent.log 2>&1 < /dev/null &
                echo $! > /run/agent.pid
                """);
        lab.emulator().await("run an agent that answers", PATIENCE, () -> operator.host() != null);
    }

    /** SIGKILL: no chance to clean up. */
    void killAgent() {
        lab.demand("kill -9 $(cat /run/agent.pid)");
        awaitAgentsEnd();
    }

    /** Waits for an agent that was killed by something else. */
    void awaitAgentsEnd() {
        lab.demand("while kill -0 $(cat /run/agent.pid) 2>/dev/null; do usleep 20000; done");
    }

    /** As when the power fails, and comes back; the agent starts as it would at a boot. */
    void powerCycle() {
        lab.powerCycle();
        startAgent();
    }

    void killXenstored() {
        lab.demand("kill -9 $(cat /run/xenstored.pid)");
    }

    /** Not while xenstored is gone. */
    boolean xlAnswers() {
        return lab.run("kill -0 $(cat /run/xenstored.pid)").exit() == 0;
    }

    /** The folder of the agent's .cfg files, in dom0. */
    String configs() {
        return CONFIGS;
    }

    /** Notes what xl is called with, until it is closed. */
    XlCalls spyOnXl() {
        return XlCalls.of(lab, "");
    }

    /** The same; and the first call of that command is the last thing that the agent lives to see. */
    XlCalls spyOnXlAndKillTheAgentAfter(String command) {
        return XlCalls.of(lab, """
                if [ "$1" = %s ] && [ ! -e /tmp/killed ]; then
                  touch /tmp/killed
                  /usr/sbin/xl.real "$@"
                  kill -9 $(cat /run/agent.pid)
                  exit
                fi
                """.formatted(command));
    }

    /** What the agent has logged. */
    String log() {
        try {
            return Files.readString(lab.share().resolve("agent.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the agent reports this of the domain. */
    DomainReport await(String uuid, String what, Predicate<DomainReport> condition) {
        try {
            return Awaitility.await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> operator.domain(uuid), condition);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(what + " did not come; last report: " + operator.domain(uuid) + "\n" + log(), e);
        }
    }

    DomainReport awaitState(String uuid, DomainState state) {
        return await(uuid, "state " + state, report -> report.state() == state);
    }

    /**
     * Lines of a config of the smallest guest.
     *
     * @param type pv or pvh
     * @param words further ones for its kernel, as {@link XenLab} says
     */
    static String guest(String type, String words) {
        return """
                type = "%s"
                kernel = "%s"
                ramdisk = "%s"
                memory = %d
                vcpus = 1
                cmdline = "console=hvc0 quiet %s"
                """.formatted(type, XenLab.GUEST_KERNEL, XenLab.GUEST_RAMDISK, XenLab.GUEST_MEMORY_MIB, words);
    }

    @Override
    public void close() {
        operator.close();
        lab.close();
    }
}
