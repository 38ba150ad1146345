package io.xendomain.e2e;

import io.xendomain.testkit.XenLab;
import java.nio.file.Path;

/**
 * A real Xen in an emulator, with the packaged agent in its dom0. Nothing is set there: the agent has its files where a
 * package would put them, and the default policy.
 *
 * @param name of the XenHost
 * @param lab the emulator
 */
record RealHost(String name, XenLab lab) {
    static final String XEN = "4.17";

    /** Its console and its logs are kept in {@code target/xen-lab}. */
    static RealHost boot(String name) {
        return new RealHost(name, XenLab.withAgent(XEN));
    }

    static RealHost boot(String name, Path folder, XenLab.Starter starter) {
        return new RealHost(name, XenLab.withAgent(XEN, folder, starter));
    }

    /** {@code xendomain-agent csr | kubectl xen host enroll NAME --address ADDRESS | xendomain-agent trust}. */
    void enroll(Kubectl admin) {
        String request = lab.demand("xendomain-agent csr 2>/dev/null");
        String chain = admin.xen(request, "host", "enroll", name, "--address", address())
                .orThrow()
                .stdout();
        lab.demand("xendomain-agent trust <<'END'\n" + chain + "\nEND");
    }

    /** Starts the agent; what it logs is in {@code agent.log} of the shared folder. It answers half a minute later. */
    void startAgent() {
        lab.demand("setsid xendomain-agent >> /host/agent.log 2>&1 < /dev/null & echo $! > /run/agent.pid");
    }

    String address() {
        return "127.0.0.1:" + lab.agentPort();
    }

    /** Runs a command as root in dom0, or fails with what it said. */
    String run(String command) {
        return lab.demand(command);
    }
}
