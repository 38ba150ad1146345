package io.xendomain.operator.report;

import io.xendomain.operator.StateFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The states by which other programs' judgement is tested are those the operator writes. */
class DomainStatesTest {

    static Stream<DomainStates.State> all() {
        return DomainStates.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCommittedStateIsWhatTheOperatorSays(DomainStates.State state) {
        StateFile.isUpToDate(DomainStates.class, state.name(), state.meaning(), state.object());
    }

    @Test
    void thereIsNoOther() {
        StateFile.areAll(
                "XenDomain", DomainStates.all().map(DomainStates.State::name).toList());
    }
}
