package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state as kstatus judges it, by its real reader in helm: a release of a domain in that state, upgraded to the same with
 * {@code --wait}. No operator runs, so the state stays.
 */
class KstatusIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "prod";
    private static final Pattern VERDICT = Pattern.compile("status: (\\w+)");

    private static ControlPlane kubernetes;
    private static Helm helm;

    @BeforeAll
    static void start() {
        kubernetes = ControlPlane.start().applyCrds();
        helm = Helm.on(kubernetes);
        kubernetes.kubectl("create", "namespace", NAMESPACE).orThrow();
    }

    @AfterAll
    static void end() {
        kubernetes.close();
    }

    /** Those of domains; nobody waits for a release that is being deleted. */
    static List<GitopsTable.State> states() {
        return GitopsTable.states().stream()
                .filter(state -> state.object().path("kind").asText().equals("XenDomain"))
                .filter(state ->
                        state.object().at("/metadata/deletionTimestamp").isMissingNode())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("states")
    void kstatusAgreesWithThePage(GitopsTable.State state) throws Exception {
        String values = values(state);
        release("install", state, values).orThrow();
        kubernetes
                .kubectl(
                        "patch",
                        "xd",
                        state.name(),
                        "-n",
                        NAMESPACE,
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        status(state).toString())
                .orThrow();

        Finished waited = release("upgrade", state, values, "--wait", "--timeout=3s");

        // the one thing that Flux is told beside: there is no use in waiting for a guest that ends again and again
        String expected = state.name().equals("crash-loop") ? "InProgress" : state.flux();
        assertThat(verdict(waited)).as(waited.stderr()).isEqualTo(expected);
    }

    private static String verdict(Finished waited) {
        if (waited.exit() == 0) {
            return "Current";
        }
        Matcher said = VERDICT.matcher(waited.stderr());
        return said.find() ? said.group(1) : "nothing";
    }

    private static String values(GitopsTable.State state) {
        ObjectNode domain = state.object().path("spec").deepCopy();
        ((ObjectNode) domain.path("config")).put("type", "hvm");
        JsonNode annotations = state.object().at("/metadata/annotations");
        if (annotations.isObject()) {
            domain.set("annotations", annotations);
        }
        ObjectNode values = JSON.createObjectNode();
        values.putObject("domains").set(state.name(), domain);
        return values.toString();
    }

    /** The state's status, for an object of generation 1. */
    private static JsonNode status(GitopsTable.State state) {
        ObjectNode status = state.object().path("status").deepCopy();
        long behind = state.object().at("/metadata/generation").asLong() - 1;
        status.put("observedGeneration", status.path("observedGeneration").asLong() - behind);
        return JSON.createObjectNode().set("status", status);
    }

    private static Finished release(String command, GitopsTable.State state, String values, String... more) {
        String[] words = new String[5 + more.length];
        String[] first = {command, state.name(), Helm.DOMAINS.toString(), "--namespace", NAMESPACE};
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return helm.with(values, words);
    }
}
