package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import org.junit.jupiter.api.Test;

/** A guest with emulated devices and firmware, and nothing of its own that speaks with Xen. */
interface HvmOnXen extends OnXen {
    String CONFIG = """
            type = "hvm"
            memory = 128
            vcpus = 1
            vnc = 0
            boot = "d"
            disk = [ 'format=raw,vdev=hdc,access=ro,devtype=cdrom,target=/var/lib/xen/images/%s.iso' ]
            """;

    @Test
    default void itsDiscIsChangedAndAPressOfItsPowerButtonIsAllThereIs() {
        host().lab().demand("""
                mkdir -p /var/lib/xen/images
                for d in one two; do dd if=/dev/zero of=/var/lib/xen/images/$d.iso bs=1M count=1 2>/dev/null; done
                """);
        Pushes push = Pushes.of("emulated").lines(CONFIG.formatted("one")).grace(5);
        push(push);
        int domid = host().awaitState(push.uuid(), DomainState.Running).domid();

        Pushes edited = push.generation(2).lines(CONFIG.formatted("two"));
        push(edited);
        DomainReport changed = host().await(push.uuid(), "the other disc is in", report -> !report.changes()
                .applied()
                .isEmpty());
        assertThat(changed.changes().applied()).extracting(AppliedChange::key).containsExactly("disk[hdc]");
        assertThat(changed.domid()).isEqualTo(domid);
        assertThat(host().lab().demand("xenstore-ls -f /libxl/" + domid))
                .contains("/two.iso")
                .doesNotContain("/one.iso");

        try (var calls = host().spyOnXl()) {
            push(edited.generation(3).powerState(PowerState.Halted));
            assertThat(host().awaitState(push.uuid(), DomainState.Halted).poweredOffByGuest())
                    .as("its firmware does not hear")
                    .isFalse();
            assertThat(calls.made()).containsSubsequence("shutdown -F " + domid, "destroy " + domid);
        }
        letGo(edited.generation(3));
    }

    /** It starts from its disc, not from a kernel. */
    private void push(Pushes push) {
        host().operator().push(push.with(push.config().replaceAll("kernel = .*\n", "")));
    }
}
