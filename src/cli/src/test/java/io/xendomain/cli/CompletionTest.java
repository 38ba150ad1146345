package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.cli.Completion.Answer;
import io.xendomain.cli.Completion.Candidate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionTest {
    private static final Completion.Names NAMES = new Completion.Names() {
        @Override
        public List<String> domains(Map<String, String> options) {
            return List.of("web-1", "web-2", "of-" + options.get("--namespace"));
        }

        @Override
        public List<String> hosts(Map<String, String> options) {
            return List.of("dom0-a");
        }

        @Override
        public List<String> namespaces(Map<String, String> options) {
            return List.of("prod", "test-of-" + options.get("--context"));
        }
    };

    @Test
    void commandsAreToldWithWhatTheyDo() {
        assertThat(complete("st").candidates()).extracting(Candidate::word).containsExactly("start", "status", "stop");
        assertThat(complete("wh").candidates())
                .containsExactly(new Candidate(
                        "why",
                        "Walks from a domain's object to its host, and says the first thing that is wrong and what to do"
                                + " about it"));
        assertThat(words("host", "")).containsExactly("enroll", "list", "remove");
    }

    @Test
    void namesComeFromTheClusterThatTheLineNames() {
        assertThat(words("why", "web")).containsExactly("web-1", "web-2");
        assertThat(words("stop", "-n", "prod", "of")).containsExactly("of-prod");
        assertThat(words("stop", "--namespace=prod", "web-1", "of")).containsExactly("of-prod");
        assertThat(words("why", "--context", "work", "-n", "")).containsExactly("prod", "test-of-work");
        assertThat(words("host", "remove", "d")).containsExactly("dom0-a");
        assertThat(words("stop", "--wait", "web-1", "w")).containsExactly("web-1", "web-2");
    }

    @Test
    void optionsAndTheirValuesAreThoseThatAreDeclared() {
        assertThat(words("why", "--")).contains("--namespace", "--context", "--kubeconfig", "--output", "--help");
        assertThat(words("status", "-o", "")).containsExactly("json", "text", "wide", "yaml");
        assertThat(words("why", "-o", "y")).containsExactly("yaml");
        assertThat(words("completion", "")).containsExactly("bash", "fish", "kubectl", "zsh");
        assertThat(words("explain", "vncpassw")).contains("vncpasswd");
    }

    @Test
    void filesAreLeftToTheShell() {
        assertThat(complete("lint", "").lines()).containsExactly(":0");
        assertThat(complete("diff", "-f", "x").files()).isTrue();
        assertThat(complete("why", "--kubeconfig", "").files()).isTrue();
        assertThat(complete("why", "nothing").lines()).containsExactly(":4");
    }

    @Test
    void whatIsNoCommandHasNoCompletion() {
        assertThat(complete("nonsense").candidates()).isEmpty();
        assertThat(complete().candidates()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachShellHasItsScript(CompletionCommand.Shell shell) {
        Run run = Run.run("completion", shell.name());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("kubectl-xen __complete");
    }

    private static List<String> words(String... words) {
        return complete(words).candidates().stream().map(Candidate::word).toList();
    }

    private static Answer complete(String... words) {
        return Completion.of(KubectlXen.commandLine().getCommandSpec(), List.of(words), NAMES);
    }
}
