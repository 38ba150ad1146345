package io.xendomain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.ProblemFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file in dom0, and what becomes of pushes when it changes. */
class PolicyFileTest {
    private static final Pushes SCRIPTED = Pushes.of("web-1").lines("vif = [ \"script=vif-route\" ]\n");

    @TempDir
    Path folder;

    private Path file;
    private PolicyGate gate;

    @BeforeEach
    void begin() {
        file = folder.resolve("policy.yaml");
        gate = new PolicyGate(file);
    }

    @Test
    void withoutAFileTheDefaultHolds() {
        assertThatCode(() -> gate.check(Pushes.of("web-1").desired())).doesNotThrowAnyException();
        assertThat(refusal(SCRIPTED).findings())
                .extracting(ProblemFinding::field)
                .containsExactly("vif[0].script");
    }

    @Test
    void oneThatCannotBeUsedIsWrongWithTheHost() throws Exception {
        assertThat(gate.findings()).isEmpty();

        write("{bridge: [xenbr0], disks: 7}");
        assertThat(gate.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(HostFinding.Severity.Error);
            assertThat(finding.code()).isEqualTo("PolicyUnusable");
            assertThat(finding.message()).contains(file.toString(), "nothing is pushed or started", "bridge", "disks");
        });

        write("{bridges: [default]}");
        assertThat(gate.findings()).isEmpty();
    }

    @Test
    void isReadAgainWhenItChanges() throws Exception {
        assertThat(refusal(SCRIPTED).code()).isEqualTo(ProblemCode.PolicyDenied);

        write("{kernels: [/boot], bridges: [default], scripts: [vif-route]}");
        gate.check(SCRIPTED.desired());

        write("{kernels: [/boot], bridges: [default], scripts: [vif-other]}");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(7))); // as long as before
        assertThat(refusal(SCRIPTED).findings()).hasSize(1);

        Files.delete(file);
        gate.check(Pushes.of("web-1").desired());
    }

    @Test
    void nothingPassesWhileItIsBroken() throws Exception {
        Files.writeString(file, "namespaces:\n  prod: {kernles: [/boot]}\n");

        Problem problem = refusal(Pushes.of("web-1"));
        assertThat(problem.code()).isEqualTo(ProblemCode.PolicyDenied);
        assertThat(problem.message())
                .contains(file.toString(), "line 2", "\"kernles\"", "did you mean \"kernels\"?", "nothing is pushed");

        write("{kernels: [/boot]}");
        gate.check(Pushes.of("web-1").desired());
    }

    @Test
    void nothingPassesWhileItCannotBeRead() throws IOException {
        Files.createSymbolicLink(file, Path.of("not-there"));
        assertThat(refusal(Pushes.of("web-1")).message()).contains("cannot be read");

        Files.delete(file);
        Files.createDirectory(file);
        assertThat(refusal(Pushes.of("web-1")).message()).contains("cannot be read");
        Files.delete(file);
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThat(refusal(Pushes.of("web-1")).message()).contains("cannot be read");
        Files.writeString(file, "#".repeat((1 << 20) + 1));
        assertThat(refusal(Pushes.of("web-1")).message()).contains("1048577 bytes");
    }

    @Test
    void aConfigThatCannotBeReadAsAWholeIsNotJudgedButRefused() {
        Problem problem = refusal(Pushes.of("web-1").lines("frobnicate = 1\nmemory = \"lots\"\n"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BadRequest);
        assertThat(problem.findings()).extracting(ProblemFinding::key).containsExactly("frobnicate", "memory");
        assertThat(problem.message()).contains("cannot be judged", "2 findings");
    }

    private void write(String rules) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), "namespaces: {prod: " + rules + "}");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Problem refusal(Pushes push) {
        Problem[] problem = new Problem[1];
        assertThatThrownBy(() -> gate.check(push.desired()))
                .isInstanceOfSatisfying(Refused.class, refused -> problem[0] = refused.problem());
        return problem[0];
    }
}
