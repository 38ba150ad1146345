package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** docs/tutorial-simulated.md, typed line by line into one shell. */
class TutorialE2E {
    private static final String ENDS_EVERYTHING =
            "set -euo pipefail; trap 'kill $operator $agent 2>/dev/null || true; $plane down \"$lab/cluster\"' EXIT; operator= agent=\n";
    private static final String BUILDING = "make build\n";

    @Test
    void eachCommandOfTheTutorialWorksAsWritten() {
        Path root = Toolchain.projectRoot();
        Programs.kubectlXen(); // the build that runs this test has made the rest
        String commands = TypedPage.SIMULATED.commands();
        assertThat(commands).startsWith(BUILDING);

        Finished shell = Command.of(Path.of("bash"), "-c", ENDS_EVERYTHING + commands.substring(BUILDING.length()))
                .in(root)
                .run(Duration.ofMinutes(8));

        assertThat(shell.exit()).as(shell.stdout() + shell.stderr()).isZero();
        assertThat(shell.stdout())
                .contains(
                        "xendomain.xendomain.io/web-1 condition met",
                        "mac=00:16:3e:12:34:56",
                        "did you mean \"memory\"?",
                        "refused, as it should be",
                        "Error: bootloader is \"/bin/sh\", but the policy of the host lists no bootloaders",
                        "Error: disk[0].target is \"/etc/shadow\", but the policy of the host lists only the disks /dev/vg0",
                        "applied: memory 512 -> 1024",
                        "pending: cmdline  -> quiet",
                        "xendomain.xendomain.io \"web-1\" deleted");
    }
}
