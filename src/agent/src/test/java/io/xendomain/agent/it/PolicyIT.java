package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.ProblemFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dom0 does not allow does not happen, whoever asks. */
class PolicyIT {
    @TempDir
    Path folder;

    private Path policy;
    private AgentProcess agent;
    private AgentClient operator;

    @BeforeEach
    void start() {
        policy = folder.resolve("policy.yaml");
        agent = new AgentProcess(folder)
                .enrolled()
                .withXl("4.17")
                .with("XENDOMAIN_POLICY_FILE", policy.toString())
                .start();
        operator = agent.operator();
    }

    @AfterEach
    void stop() {
        operator.close();
        agent.close();
    }

    @Test
    void aRefusedPushChangesNothingAndSaysEverythingAtOnce() throws IOException {
        Pushes push = Pushes.of("guest");
        DomainReport before = running(push);
        String config = Files.readString(agent.configs.resolve("guest.cfg"));

        Problem problem = operator.refusal(push.generation(2).lines("""
                        memory = 256
                        bootloader_args = [ "--output=/etc/cron.d/x" ]
                        device_model_override = "/bin/sh"
                        disk = [ "/dev/vg0/a,raw,xvda,rw", "vdev=xvdb,script=/tmp/x,target=/etc/shadow" ]
                        vif = [ "bridge=management" ]
                        """).desired());

        assertThat(problem.code()).isEqualTo(ProblemCode.PolicyDenied);
        assertThat(problem.findings())
                .extracting(ProblemFinding::field)
                .containsExactlyInAnyOrder(
                        "bootloaderArgs[0]",
                        "deviceModelOverride",
                        "disk[1].script",
                        "disk[1].target",
                        "vif[0].bridge");
        assertThat(problem.message()).contains("namespace prod", "5 findings");
        assertThat(operator.domain(push.uuid())).isEqualTo(before);
        assertThat(agent.configs.resolve("guest.cfg")).hasContent(config);
        try (var files = Files.list(agent.configs)) {
            assertThat(files).containsExactly(agent.configs.resolve("guest.cfg"));
        }

        write("{kernels: [/boot], keys: {bootloader_args: ['*']}}");
        assertThat(operator.push(push.generation(2)
                                .lines("memory = 128\nbootloader_args = [ \"-q\" ]\n")
                                .desired())
                        .generation())
                .isEqualTo(2);
    }

    @Test
    void aBrokenPolicyStopsPushesButNothingThatRuns() throws IOException {
        Pushes push = Pushes.of("survivor");
        DomainReport before = running(push);
        Files.writeString(policy, "namespaces:\n  prod:\n    disk: [/srv]\n");

        Problem problem = operator.refusal(Pushes.of("another").desired());
        assertThat(problem.code()).isEqualTo(ProblemCode.PolicyDenied);
        assertThat(problem.message()).contains(policy.toString(), "line 3", "\"disk\"", "did you mean \"disks\"?");
        assertThat(operator.refusal(push.generation(2).lines("memory = 256\n").desired())
                        .code())
                .isEqualTo(ProblemCode.PolicyDenied);
        assertThat(operator.domain(push.uuid())).isEqualTo(before);

        operator.push(push.generation(3).powerState(PowerState.Halted).desired());
        awaitState(push, DomainState.Halted);
        assertThat(operator.refusal(push.generation(4).desired()).code()).isEqualTo(ProblemCode.PolicyDenied);
        operator.remove(push.uuid(), push.generation(4).removal(DeletionPolicy.Shutdown));
        await().until(operator::domains, domains -> domains.isEmpty());

        write("{kernels: [/boot]}");
        running(Pushes.of("another"));
    }

    @Test
    void aDomainIsNotStartedWhenItsDiskLeadsElsewhereByThen() throws IOException {
        Path disks = Files.createDirectories(folder.toRealPath().resolve("disks"));
        Path disk = Files.createFile(disks.resolve("a.img"));
        Path elsewhere = Files.createFile(folder.toRealPath().resolve("secret"));
        write("{kernels: [/boot], disks: ['" + disks + "']}");
        Pushes push = Pushes.of("linked").lines("memory = 128\ndisk = [ \"vdev=xvda,target=" + disk + "\" ]\n");
        running(push);

        operator.close();
        agent.kill();
        try (var domains = Files.newDirectoryStream(agent.state.resolve("simulator"), "*.json")) {
            for (Path domain : domains) {
                Files.delete(domain); // gone as after xl destroy
            }
        }
        Files.delete(disk);
        Files.createSymbolicLink(disk, elsewhere);
        agent.start();
        operator = agent.operator();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> operator.domain(push.uuid()).problem() != null);
        Problem problem = operator.domain(push.uuid()).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.PolicyDenied);
        assertThat(problem.findings()).extracting(ProblemFinding::field).containsExactly("disk[0].target");
        assertThat(operator.domain(push.uuid()).state()).isEqualTo(DomainState.Halted);

        Files.delete(disk);
        Files.createFile(disk);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> operator.domain(push.uuid()).state() == DomainState.Running);
        assertThat(operator.domain(push.uuid()).problem()).isNull();
    }

    private void write(String rules) throws IOException {
        Path next = Files.writeString(folder.resolve("next.yaml"), "namespaces: {prod: " + rules + "}");
        Files.move(next, policy, StandardCopyOption.REPLACE_EXISTING);
    }

    private DomainReport running(Pushes push) {
        operator.push(push.desired());
        awaitState(push, DomainState.Running);
        return operator.domain(push.uuid());
    }

    private void awaitState(Pushes push, DomainState state) {
        await().until(() -> operator.domain(push.uuid()).state() == state);
    }
}
