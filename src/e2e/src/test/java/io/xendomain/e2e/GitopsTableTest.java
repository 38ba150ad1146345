package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GitopsTableTest {

    @Test
    void thePageHasEveryStateThereIsInTheWordsOfItsFile() {
        assertThat(GitopsTable.states().stream().map(GitopsTable.State::file).collect(Collectors.toSet()))
                .isEqualTo(GitopsTable.files());
        assertThat(GitopsTable.states())
                .allSatisfy(state -> assertThat(state.comment()).isEqualTo(state.meaning()));
    }
}
