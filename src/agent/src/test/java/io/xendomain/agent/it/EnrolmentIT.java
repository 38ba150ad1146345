package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Finished;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one pipe that enrols a host, without the middle of it. */
class EnrolmentIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void waitsForItsCertificateAndServesAsSoonAsItHasOne() throws Exception {
        AgentProcess agent = new AgentProcess(folder);
        try (ChildProcess waiting = agent.command("run").start(folder.resolve("run.log"))) {
            waiting.awaitOutput("xendomain-agent csr | kubectl xen host enroll NAME", LIMIT);

            Finished csr = agent.command("csr").run(LIMIT).orThrow();
            String chain = agent.pki.sign(csr.stdout(), "xendomain://host/dom0-x");
            Finished trust = agent.command("trust").reading(chain).run(LIMIT).orThrow();
            assertThat(trust.stderr()).contains("this is host dom0-x");

            try (AgentClient operator = agent.operator()) {
                waiting.await("serve", Duration.ofSeconds(60), () -> operator.host()
                        .name()
                        .equals("dom0-x"));
            }
        }
    }

    @Test
    void refusesACertificateForAnotherHostsKey() {
        AgentProcess agent = new AgentProcess(folder);
        Finished csr = agent.command("csr").run(LIMIT).orThrow();
        String foreign = agent.pki.sign(csr.stdout(), "xendomain://operator");

        Finished trust = agent.command("trust").reading(foreign).run(LIMIT);

        assertThat(trust.exit()).isEqualTo(1);
        assertThat(trust.stderr()).contains("not a host's");
        assertThat(agent.state.resolve("identity")).doesNotExist();
    }

    @Test
    void saysHowItIsUsed() {
        AgentProcess agent = new AgentProcess(folder);

        assertThat(agent.command("--help").run(LIMIT).orThrow().stdout())
                .contains("usage: xendomain-agent", "csr", "trust");
        assertThat(agent.command("--version").run(LIMIT).orThrow().stdout())
                .matches("xendomain-agent \\d+\\.\\d+\\..*\\s");
        Finished wrong = agent.command("destroy-everything").run(LIMIT);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.stderr()).contains("destroy-everything", "--help");
        assertThat(agent.command("--config", "/nosuch").run(LIMIT).exit()).isEqualTo(2);
    }
}
