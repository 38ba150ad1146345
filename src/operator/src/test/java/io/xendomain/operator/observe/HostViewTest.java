package io.xendomain.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Reason;
import io.xendomain.operator.Samples;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.ToolstackKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostViewTest {
    private final List<String> heard = new ArrayList<>();
    private final HostView view = new HostView(new HostView.Listener() {
        @Override
        public void hostChanged(String host) {
            heard.add(host);
        }

        @Override
        public void domainChanged(String host, String uuid, Owner owner) {
            heard.add(owner.name());
        }
    });
    private final DomainReport running = Samples.report(Samples.domain(), DomainState.Running);
    private final DomainReport halted = Samples.report(Samples.domain(), DomainState.Halted);

    @Test
    void theSameSnapshotTwiceIsNoNews() {
        view.snapshot(Samples.HOST_REPORT, List.of(running));
        assertThat(heard).containsExactly("web-1", "dom0-a");
        heard.clear();
        view.snapshot(Samples.HOST_REPORT, List.of(running));
        view.changed("dom0-a", running);
        assertThat(heard).isEmpty();
    }

    @Test
    void aHostThatDescribesItselfAnewIsNewsOnce() {
        view.snapshot(Samples.HOST_REPORT, List.of(running));
        heard.clear();
        view.hostChanged(Samples.HOST_REPORT);
        assertThat(heard).isEmpty();
        HostReport larger = new HostReport(
                "dom0-a", "1.0", "4.17.4", ToolstackKind.Real, 16, 65536, List.of("pv"), null, 0, List.of(), List.of());
        view.hostChanged(larger);
        view.hostChanged(larger);
        assertThat(heard).containsExactly("dom0-a");
        assertThat(view.contact("dom0-a")).isEqualTo(new Contact.Up(larger));
        assertThat(view.report("dom0-a", running.uuid())).contains(running);
    }

    @Test
    void domainsAreKnownBeforeTheirHostCountsAsUp() {
        HostView[] seen = new HostView[1];
        List<Boolean> upWhenHeard = new ArrayList<>();
        seen[0] = new HostView(new HostView.Listener() {
            @Override
            public void hostChanged(String host) {}

            @Override
            public void domainChanged(String host, String uuid, Owner owner) {
                upWhenHeard.add(seen[0].contact(host) instanceof Contact.Up);
            }
        });
        seen[0].snapshot(Samples.HOST_REPORT, List.of(running));
        assertThat(upWhenHeard).containsExactly(false);
    }

    @Test
    void whatIsNotInASnapshotIsGone() {
        view.snapshot(Samples.HOST_REPORT, List.of(running));
        view.snapshot(Samples.HOST_REPORT, List.of());
        assertThat(view.report("dom0-a", running.uuid())).isEmpty();
        assertThat(view.sightings("prod", "web-1")).isEmpty();
        assertThat(heard).containsExactly("web-1", "dom0-a", "web-1");
    }

    @Test
    void aLostHostKeepsWhatItSaidLast() {
        view.snapshot(Samples.HOST_REPORT, List.of(running));
        view.lost("dom0-a", Reason.HostUnreachable, "gone");
        view.lost("dom0-a", Reason.HostUnreachable, "gone");
        assertThat(heard).containsExactly("web-1", "dom0-a", "dom0-a");
        assertThat(view.report("dom0-a", running.uuid())).contains(running);
        assertThat(view.contact("dom0-a").host()).contains(Samples.HOST_REPORT);
    }

    @Test
    void aHostWhoseXlDoesNotAnswerCannotBeAskedAndKeepsItsLastVersion() {
        HostReport mute = new HostReport(
                "dom0-a",
                "1.0",
                HostReport.UNKNOWN_XEN,
                ToolstackKind.Real,
                0,
                0,
                List.of(),
                null,
                0,
                List.of(),
                List.of());
        view.snapshot(mute, List.of(running));
        assertThat(view.contact("dom0-a")).isInstanceOfSatisfying(Contact.Down.class, down -> {
            assertThat(down.reason()).isEqualTo(Reason.XlFailed);
            assertThat(down.why()).contains("xl on the host does not", "dom0");
            assertThat(down.last()).isEmpty();
        });
        assertThat(view.report("dom0-a", running.uuid())).contains(running);

        view.snapshot(Samples.HOST_REPORT, List.of(running));
        view.snapshot(mute, List.of(running));
        assertThat(view.contact("dom0-a")).isInstanceOf(Contact.Down.class);
        assertThat(view.contact("dom0-a").host()).contains(Samples.HOST_REPORT);
    }

    @Test
    void sightingsAreFoundByNameWhateverTheUid() {
        view.changed("dom0-a", running);
        view.changed("dom0-b", halted);
        assertThat(view.sightings("prod", "web-1"))
                .extracting(Sighting::host)
                .containsExactlyInAnyOrder("dom0-a", "dom0-b");
        view.drop("dom0-b");
        assertThat(view.sightings("prod", "web-1")).extracting(Sighting::host).containsExactly("dom0-a");
        assertThat(view.domainsOf("dom0-a")).isEqualTo(1);
        assertThat(view.domainsOf("dom0-b")).isZero();
    }
}
