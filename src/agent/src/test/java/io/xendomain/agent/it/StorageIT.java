package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * File systems that take no more. They are mounted in a mount and user namespace of the agent's own, which needs no root.
 */
class StorageIT {
    @TempDir
    Path folder;

    /** Runs the agent with another file system at {@code where}. */
    private AgentProcess agent(String mount, Path where) {
        return new AgentProcess(folder)
                .enrolled()
                .under(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        mount + " && exec \"$@\"",
                        where.toString());
    }

    @Test
    void refusesAPushThatDoesNotFitIntoTheConfigFolder() {
        fills("mount -t tmpfs -o size=64k tmpfs \"$0\"", folder.resolve("xen"));
    }

    @Test
    void refusesAPushThatDoesNotFitIntoTheStateFolder() {
        fills("mount -t tmpfs -o size=64k tmpfs \"$0\"", folder.resolve("state/domains"));
    }

    private void fills(String mount, Path where) {
        where.toFile().mkdirs();
        try (AgentProcess agent = agent(mount, where).start();
                AgentClient operator = agent.operator()) {
            Pushes small = Pushes.of("small");
            operator.push(small.desired());
            DomainReport before = running(operator, small);

            Pushes big = small.generation(2).lines("memory = 128\nvcpus = 2\n# " + "x".repeat(100_000) + "\n");
            Problem problem = operator.refusal(big.desired());

            assertThat(problem.code()).isEqualTo(ProblemCode.DiskFull);
            assertThat(problem.message()).contains(where.toString());
            assertThat(operator.domain(small.uuid())).isEqualTo(before);
            assertThat(operator.refusal(Pushes.of("big")
                                    .lines("# " + "x".repeat(100_000) + "\n")
                                    .desired())
                            .code())
                    .isEqualTo(ProblemCode.DiskFull);
            assertThat(operator.domains()).hasSize(1);

            DomainReport taken =
                    operator.push(small.generation(3).lines("memory = 64\n").desired());
            assertThat(taken.generation()).as("what fits is taken again").isEqualTo(3);
        }
    }

    @Test
    void refusesAPushIntoAFolderThatCannotBeWrittenTo() {
        try (AgentProcess agent = agent(
                                "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"", folder.resolve("xen"))
                        .start();
                AgentClient operator = agent.operator()) {
            Problem problem = operator.refusal(Pushes.of("any").desired());

            assertThat(problem.code()).isEqualTo(ProblemCode.NotWritable);
            assertThat(problem.message()).contains(folder.resolve("xen").toString());
            assertThat(operator.domains()).isEmpty();
        }
    }

    /** Up, and looked at: nothing of it changes any more by itself. */
    private static DomainReport running(AgentClient operator, Pushes push) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> operator.domain(push.uuid()),
                        report -> report.state() == DomainState.Running
                                && !report.changes().unseen());
    }
}
