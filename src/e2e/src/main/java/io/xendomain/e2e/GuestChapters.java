package io.xendomain.e2e;

import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The part of the demo that is about running domains: two guests on dom0-a, what changes them, and who says so.
 *
 * @param xen dom0-a, if it is a real one: then its own xl is asked beside kubectl
 */
record GuestChapters(Narrator narrator, Kubectl kubectl, Optional<RealHost> xen) {
    private static final Path GUESTS = Toolchain.projectRoot().resolve("src/e2e/src/main/demo/guests.yaml");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PV = "xd/pv-guest";
    private static final String PVH = "xd/pvh-guest";

    void show() {
        narrator.chapter(
                "A PV and a PVH guest" + xen.map(host -> " on a real Xen").orElse(""));
        narrator.run(kubectl.command("apply", "-f", GUESTS.toString())).orThrow();
        narrator.say("   they are being started ...");
        await(PV, "condition=Ready");
        await(PVH, "condition=Ready");
        bothSides();

        narrator.chapter("An edit of memory changes the running domain");
        patch(PV, "{\"spec\":{\"config\":{\"memory\":200}}}");
        await(PV, "jsonpath={.status.applied[?(@.key==\"memory\")].after}=200");
        narrator.run(kubectl.command("get", PV, "-o", "jsonpath={.status.applied}{\"\\n\"}"));
        bothSides();

        narrator.chapter("An edit that Xen cannot make on a running domain waits for its next start");
        patch(PV, "{\"spec\":{\"config\":{\"cmdline\":\"console=hvc0 debug\"}}}");
        await(PV, "condition=RestartRequired");
        narrator.run(kubectl.command("get", PV, "-o", "jsonpath={.status.pending}{\"\\n\"}"));

        xen.ifPresent(this::destroyByHand);

        narrator.chapter("A pause");
        patch(PV, "{\"spec\":{\"powerState\":\"Paused\"}}");
        await(PV, "jsonpath={.status.domain.state}=Paused");
        bothSides();
    }

    private void destroyByHand(RealHost host) {
        narrator.chapter("Somebody destroys a domain by hand: it shows, and restartPolicy says what becomes of it");
        await(PVH, "condition=Ready"); // in an emulator a guest may have rebooted by itself
        narrator.inDom0(host, "xl destroy pvh-guest");
        await(PVH, "condition=Ready=False");
        narrator.run(kubectl.command("get", PVH, "-o", "wide"));
        narrator.say("   the agent waits for what a reboot by hand would take, and starts it again ...");
        await(PVH, "jsonpath={.status.domain.restarts.count}=1");
        await(PVH, "condition=Ready");
        narrator.run(kubectl.command("get", PVH, "-o", "jsonpath={.status.domain.restarts}{\"\\n\"}"));
        bothSides();
    }

    /** What Kubernetes says and what Xen says. */
    private void bothSides() {
        narrator.run(kubectl.command("get", "xd", "pv-guest", "pvh-guest", "-o", "wide"));
        xen.ifPresent(host -> narrator.inDom0(host, "xl list"));
    }

    private void patch(String object, String patch) {
        narrator.run(kubectl.command("patch", object, "--type", "merge", "-p", patch))
                .orThrow();
    }

    private void await(String object, String what) {
        kubectl.run("wait", object, "--for=" + what, "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
    }
}
