package io.xendomain.operator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.operator.Samples;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.Restarts;
import io.xendomain.protocol.StreamEvent;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents say is not believed before it is looked at. */
class WireTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DomainReport REPORT = Samples.report(Samples.domain(), DomainState.Running);
    private static final DomainReport CHANGED = Samples.changed(
            REPORT,
            new Changes(
                    List.of(new PendingChange("vcpus", "1", "2", "xl said no")),
                    List.of(new AppliedChange("memory", "128", "256")),
                    List.of(new Drift(Drift.POWER_STATE, "Running", "Paused")),
                    true));
    private static final DomainReport ENDED = Samples.ended(
            REPORT, DomainState.Crashed, false, new Restarts(3, "the guest crashed", Samples.NOW.plusSeconds(40)));
    private static final Push KEEP = new Push.Keep(Samples.desired(Samples.domain()));
    private static final Push REMOVE =
            new Push.Remove(REPORT.uuid(), new Removal(REPORT.owner(), 2, Samples.FENCE, DeletionPolicy.Destroy, 60));

    @Test
    void whatIsWholeIsRead() throws AgentException {
        for (StreamEvent event : List.of(
                new StreamEvent.Snapshot(Samples.HOST_REPORT, List.of(REPORT)),
                new StreamEvent.Changed(REPORT),
                new StreamEvent.Changed(CHANGED),
                new StreamEvent.Changed(ENDED),
                new StreamEvent.HostChanged(Samples.HOST_REPORT),
                new StreamEvent.Removed(REPORT.uuid()),
                new StreamEvent.Heartbeat())) {
            assertThat(Wire.event(line(event))).contains(event);
        }
    }

    @Test
    void aKindOfEventThatANewerAgentMaySendIsPassedOver() throws AgentException {
        assertThat(Wire.event("{\"type\":\"migrated\",\"to\":\"dom0-b\"}")).isEmpty();
        assertThat(Wire.event(line(new StreamEvent.Heartbeat()).replace("}", ",\"load\":7}")))
                .contains(new StreamEvent.Heartbeat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "7",
                "{\"type\":",
                "{\"type\":null}",
                "{\"type\":\"changed\"}",
                "{\"type\":\"changed\",\"domain\":{}}",
                "{\"type\":\"removed\"}",
                "{\"type\":\"removed\",\"uuid\":\"../../etc/passwd\"}",
                "{\"type\":\"snapshot\",\"domains\":[]}",
                "{\"type\":\"snapshot\",\"host\":{\"name\":\"dom0-a\"},\"domains\":[]}",
            })
    void whatIsNotIsRefused(String line) {
        assertThatThrownBy(() -> Wire.event(line)).isInstanceOf(AgentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "uuid", "name", "path", "sha256", "state", "since"})
    void aReportThatLacksAFieldIsRefusedByItsName(String field) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(line(new StreamEvent.Changed(REPORT)));
        ((ObjectNode) event.get("domain")).remove(field);
        assertThatThrownBy(() -> Wire.event(event.toString()))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "agentVersion", "xenVersion", "toolstack"})
    void aSnapshotThatLacksAFieldOfItsHostIsRefusedByItsName(String field) throws IOException {
        ObjectNode event =
                (ObjectNode) JSON.readTree(line(new StreamEvent.Snapshot(Samples.HOST_REPORT, List.of(REPORT))));
        ((ObjectNode) event.get("host")).remove(field);
        assertThatThrownBy(() -> Wire.event(event.toString()))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("host." + field);
    }

    @Test
    void whatTheApiServerWouldNotTakeIsRefused() throws IOException {
        for (JsonNode wrong : List.of(
                with("path", "/" + "x".repeat(300)),
                with("domid", -1),
                with("sha256", "abc"),
                with("name", " "),
                with("generation", -1),
                with("since", "+10000-01-01T00:00:00Z"),
                with("since", "-0001-01-01T00:00:00Z"),
                with("handledRestart", "x".repeat(300_000)))) {
            assertThatThrownBy(() -> Wire.event(wrong.toString())).isInstanceOf(AgentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pending":[{"running":"1"}]}                        | changes.pending.key
            {"pending":[{"key":" "}]}                            | changes.pending.key
            {"applied":[{"before":"1"}]}                         | changes.applied.key
            {"drift":[{"actual":"1"}]}                           | changes.drift.key
            {"pending":[null]}                                   | no event
            {"pending":"all"}                                    | no event
            {"drift":[{"key":["a"]}]}                            | no event
            """)
    void changesWithoutAKeyAreRefused(String changes, String words) throws IOException {
        JsonNode wrong = with("changes", JSON.readTree(changes));
        assertThatThrownBy(() -> Wire.event(wrong.toString()))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"count":-1}                                         | restarts.count
            {"count":1,"nextAt":"+20000-01-01T00:00:00Z"}        | restarts.nextAt
            {"count":1,"nextAt":"soon"}                          | no event
            {"count":4294967296}                                 | no event
            """)
    void countsAndTimesThatCannotBeAreRefused(String restarts, String words) throws IOException {
        JsonNode wrong = with("restarts", JSON.readTree(restarts));
        assertThatThrownBy(() -> Wire.event(wrong.toString()))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name         | "Dom0\\nA"                          | host.name
            name         | ""                                    | host.name
            xenVersion   | "%s"                                  | host.xenVersion
            agentVersion | "%s"                                  | host.agentVersion
            cpus         | -1                                    | host.cpus
            numaNodes    | -1                                    | host.numaNodes
            memoryMiB    | -1                                    | host.memoryMiB
            capabilities | ["%s"]                                | host.capabilities
            capabilities | [null]                                | no event
            cpuPools     | [{"scheduler":"credit2"}]             | host.cpuPools.name
            findings     | [{"severity":"Error","code":"Some"}]  | host.findings.message
            findings     | [{"code":"Some","message":"words"}]   | host.findings.severity
            findings     | [{"severity":"Error","message":"."}]  | host.findings.code
            findings     | [{"severity":"Fatal","code":"Some"}]  | no event
            """)
    void aHostThatChangesIsNotBelievedMoreThanOneThatComes(String field, String value, String words)
            throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(line(new StreamEvent.HostChanged(Samples.HOST_REPORT)));
        ((ObjectNode) event.get("host")).set(field, JSON.readTree(value.formatted("x".repeat(65))));
        assertThatThrownBy(() -> Wire.event(event.toString()))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining(words);
    }

    @Property
    void noLineMakesItFailInAnyOtherWay(@ForAll String line) {
        try {
            Wire.event(line);
        } catch (AgentException expected) {
            assertThat(expected).hasMessageStartingWith("sent ");
        }
    }

    @Test
    void yesIsAReportOfTheSameDomain() {
        assertThat(answer(KEEP, 200, text(REPORT))).isEqualTo(new Answer.Taken());
        String other = text(REPORT).replace(REPORT.uuid(), "00000000-0000-0000-0000-000000000000");
        for (String strange : List.of("", "null", "{}", "OK", "<html>", other)) {
            assertThat(answer(KEEP, 200, strange)).as(strange).isInstanceOf(Answer.Failed.class);
        }
    }

    @Test
    void noIsAProblem() {
        Problem problem = new Problem(ProblemCode.NotOurs, "not ours");
        assertThat(answer(KEEP, 409, text(problem))).isEqualTo(new Answer.Refused(problem));
        for (String strange : List.of("", "null", "{}", "{\"code\":\"NotOurs\"}", "Not Found")) {
            assertThat(answer(KEEP, 409, strange)).as(strange).isInstanceOf(Answer.Failed.class);
        }
    }

    @Test
    void thereIsNothingToLetGoOfWhereThereIsNoDomain() {
        String problem = text(new Problem(ProblemCode.NotFound, "no domain of ours has this uuid"));
        assertThat(answer(REMOVE, 404, problem)).isEqualTo(new Answer.Absent());
        assertThat(answer(KEEP, 404, problem)).isInstanceOf(Answer.Failed.class);
        assertThat(answer(REMOVE, 404, "<html>")).isInstanceOf(Answer.Failed.class);
    }

    private static Answer answer(Push push, int status, String body) {
        return Wire.answer(push, status, body);
    }

    private static JsonNode with(String field, Object value) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(line(new StreamEvent.Changed(REPORT)));
        ((ObjectNode) event.get("domain")).set(field, JSON.valueToTree(value));
        return event;
    }

    private static String line(StreamEvent event) {
        return text(event);
    }

    private static String text(Object value) {
        return new String(Wire.write(value), java.nio.charset.StandardCharsets.UTF_8);
    }
}
