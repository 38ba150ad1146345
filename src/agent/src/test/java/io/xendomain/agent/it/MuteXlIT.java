package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.StreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real toolstack whose xl fails, as while xenstored is not up yet. */
class MuteXlIT {
    private static final String MUTE =
            "echo 'xencall: error: Could not obtain handle on privileged command interface' >&2\nexit 1\n";
    private static final String SPEAKING = """
            case $1 in
            info) printf 'xen_version : 4.17.4\\nnr_cpus : 4\\ntotal_memory : 8192\\nxen_caps : xen-3.0-x86_64 hvm-3.0-x86_64\\nvirt_caps : pv hvm\\n' ;;
            list) echo 'Name ID Mem VCPUs State Time(s) UUID Reason-Code Security-Label' ;;
            esac
            """;

    @TempDir
    Path folder;

    @Test
    void anAgentWhoseXlDoesNotAnswerSaysSoAndCorrectsItselfWhenItDoes() throws IOException {
        Path xl = folder.resolve("xl");
        install(xl, MUTE);
        try (AgentProcess agent = new AgentProcess(folder)
                        .enrolled()
                        .with("XENDOMAIN_TOOLSTACK", "real")
                        .with("XENDOMAIN_XL", xl.toString())
                        .start();
                AgentClient operator = agent.operator()) {
            assertThat(operator.host().xenVersion()).isEqualTo(HostReport.UNKNOWN_XEN);
            Problem problem = operator.refusal(Pushes.of("any").desired());
            assertThat(problem.code()).isEqualTo(ProblemCode.XlFailed);
            assertThat(problem.message()).contains("privileged command interface");

            try (var watch = operator.watch()) {
                await().until(() -> !watch.events.isEmpty());
                install(xl, SPEAKING);
                await("the host to describe itself anew").until(() -> watch.events.stream()
                        .anyMatch(event -> event instanceof StreamEvent.HostChanged(HostReport host)
                                && host.xenVersion().equals("4.17.4")));
            }
        }
    }

    private static void install(Path xl, String script) throws IOException {
        Path next = Files.writeString(xl.resolveSibling("xl-next"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwx------"));
        Files.move(next, xl, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
