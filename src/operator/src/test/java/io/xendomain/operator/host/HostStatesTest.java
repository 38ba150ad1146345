package io.xendomain.operator.host;

import io.xendomain.api.Reason;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.operator.Samples;
import io.xendomain.operator.StateFile;
import io.xendomain.operator.observe.Contact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As DomainStatesTest, for hosts. */
class HostStatesTest {

    record State(String name, String meaning, XenHost object) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> all() {
        return Stream.of(
                new State("host-no-status", "Just created: the operator has not looked.", fresh()),
                new State("host-ready", "Its agent answers.", seen(Samples.host(false), Samples.UP)),
                new State("host-unschedulable", "It takes no new domains.", seen(Samples.host(true), Samples.UP)),
                new State("host-silent", "Its agent does not answer any more.", lost(Reason.HostUnreachable)),
                new State("host-impostor", "Who answers is another host.", lost(Reason.IdentityMismatch)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCommittedStateIsWhatTheOperatorSays(State state) {
        StateFile.isUpToDate(HostStatesTest.class, state.name, state.meaning, state.object);
    }

    @Test
    void thereIsNoOther() {
        StateFile.areAll("XenHost", all().map(State::name).toList());
    }

    private static XenHost fresh() {
        XenHost host = Samples.host(false);
        host.setStatus(new XenHostStatus(
                -1L, List.of(), null, null, null, null, null, null, null, null, List.of(), List.of()));
        return host;
    }

    private static XenHost lost(Reason reason) {
        XenHost host = seen(Samples.host(false), Samples.UP);
        String why = reason == Reason.IdentityMismatch
                ? "10.0.0.5:8443 answers as host dom0-b, not as dom0-a"
                : "10.0.0.5:8443 does not answer";
        return seen(host, new Contact.Down(reason, why, Optional.of(Samples.HOST_REPORT)));
    }

    private static XenHost seen(XenHost host, Contact contact) {
        XenHostStatus before = host.getStatus() == null ? XenHostStatus.EMPTY : host.getStatus();
        host.setStatus(HostStatus.of(host, before, contact, Samples.NOW));
        return host;
    }
}
