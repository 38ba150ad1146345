package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {
    private static final Path FILE = Path.of("/etc/xen/.d.cfg.tmp");

    private static Optional<String> refusal(int exit, String stderr) {
        return Optional.ofNullable(
                DryRun.of(new Xl.Output(exit, "{}", stderr), FILE).refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Parsing config from /etc/xen/.d.cfg.tmp\n",
                "Parsing config from /etc/xen/.d.cfg.tmp\ngot a tsc mode string: \"native\"\n",
                "WARNING: msr_relaxed will be removed in future versions.\n"
                        + "If it fixes an issue you are having please report to xen-devel@lists.xenproject.org.\n"
            })
    void takesWhatXlHasNothingToSayAbout(String stderr) {
        assertThat(refusal(0, stderr)).isEmpty();
    }

    @Test
    void takesAMurmurForARefusalBecauseXlGoesOnWithSomethingElse() {
        assertThat(refusal(
                        0,
                        "Parsing config from /etc/xen/.d.cfg.tmp\n"
                                + "/etc/xen/.d.cfg.tmp:6: warning: parameter `vcpus' is not a valid number\n"))
                .contains("line 6: warning: parameter `vcpus' is not a valid number");
        assertThat(refusal(0, "Invalid parameter `mac'.\n")).contains("Invalid parameter `mac'.");
    }

    @Test
    void passesEveryWordOnAndNotTheNameOfTheTemporaryFile() {
        assertThat(refusal(
                        1,
                        "/etc/xen/.d.cfg.tmp:1: config parsing error near `bad1': lexical error\n"
                                + "Failed to parse config: Invalid argument\n"))
                .contains("line 1: config parsing error near `bad1': lexical error\n"
                        + "Failed to parse config: Invalid argument");
    }

    @Test
    void refusesWhatXlRefusesInSilence() {
        assertThat(refusal(1, "Parsing config from /etc/xen/.d.cfg.tmp\n"))
                .contains("xl create -n ended with exit code 1");
    }
}
