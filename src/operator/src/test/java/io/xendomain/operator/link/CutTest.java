package io.xendomain.operator.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.xendomain.api.Limits;
import io.xendomain.operator.Samples;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.ProblemFinding;
import io.xendomain.protocol.Restarts;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.xlcfg.keys.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** However much an agent says, a host that is all right otherwise is not lost for it, and memory is not filled with it. */
class CutTest {
    private static final DomainReport REPORT = Samples.report(Samples.domain(), DomainState.Running);
    /** JSON of ASCII alone holds what no encoding can: half a character is an escape that any parser takes. */
    private static final JsonMapper ASCII = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final String HUGE = "x".repeat(1 << 20);
    private static final String LONG = "x".repeat(2000);

    @Test
    void hugeTextsOfChangesAreCut() throws AgentException {
        Changes cut = heard(new Changes(
                        List.of(new PendingChange(HUGE, HUGE, HUGE, HUGE)),
                        List.of(new AppliedChange(HUGE, HUGE, HUGE)),
                        List.of(new Drift(HUGE, HUGE, HUGE)),
                        true))
                .changes();
        assertThat(cut.pending()).singleElement().satisfies(change -> {
            assertThat(change.key()).hasSize(Limits.WORD).endsWith("…");
            assertThat(List.of(change.running(), change.configured(), change.refusal()))
                    .allSatisfy(value -> assertThat(value).hasSize(Limits.VALUE).endsWith("…"));
        });
        assertThat(cut.applied()).singleElement().satisfies(change -> {
            assertThat(change.key()).hasSize(Limits.WORD);
            assertThat(List.of(change.before(), change.after()))
                    .allSatisfy(value -> assertThat(value).hasSize(Limits.VALUE));
        });
        assertThat(cut.drift()).singleElement().satisfies(drift -> {
            assertThat(drift.key()).hasSize(Limits.WORD);
            assertThat(List.of(drift.configured(), drift.actual()))
                    .allSatisfy(value -> assertThat(value).hasSize(Limits.VALUE));
        });
        assertThat(cut.underWay()).isTrue();
    }

    @Test
    void ofTooManyChangesTheLastSaysHowManyMoreThereAre() throws AgentException {
        List<PendingChange> pending = IntStream.range(0, 300)
                .mapToObj(vcpu -> new PendingChange("cpus[" + vcpu + "]", "0", "1", null))
                .toList();
        List<AppliedChange> applied = IntStream.range(0, 300)
                .mapToObj(vcpu -> new AppliedChange("cpus[" + vcpu + "]", "0", "1"))
                .toList();
        Changes cut = heard(
                        new Changes(pending, applied, Collections.nCopies(300, new Drift("vcpus", "1", "2")), false))
                .changes();
        assertThat(cut.pending()).hasSize(Limits.PENDING).startsWith(pending.getFirst());
        assertThat(cut.pending().getLast()).isEqualTo(new PendingChange("and 45 more", null, null, null));
        assertThat(cut.applied()).hasSize(Limits.PENDING);
        assertThat(cut.applied().getLast()).isEqualTo(new AppliedChange("and 45 more", null, null));
        assertThat(cut.drift()).hasSize(Limits.FINDINGS);
        assertThat(heard(new Changes(pending.subList(0, Limits.PENDING), List.of(), List.of(), false))
                        .changes()
                        .pending())
                .isEqualTo(pending.subList(0, Limits.PENDING));
    }

    @Test
    void secretsThatAnAgentDoesNotHideAreHidden() throws AgentException {
        Changes cut = heard(new Changes(
                        List.of(new PendingChange("vncpasswd", "hunter2", null, null)),
                        List.of(new AppliedChange("spicepasswd", "hunter2", "hunter3")),
                        List.of(new Drift("vfb[0]", "vncpasswd=hunter2", "vnc=1")),
                        false))
                .changes();
        assertThat(cut.pending()).containsExactly(new PendingChange("vncpasswd", Shown.HIDDEN, null, null));
        assertThat(cut.applied()).containsExactly(new AppliedChange("spicepasswd", Shown.HIDDEN, Shown.HIDDEN));
        assertThat(cut.drift()).containsExactly(new Drift("vfb[0]", Shown.HIDDEN, "vnc=1"));
    }

    @Test
    void hugeTextsOfEndingsAndProblemsAreCut() throws AgentException {
        Restarts restarts = new Restarts(3, HUGE, Samples.NOW);
        assertThat(heard(Samples.ended(REPORT, DomainState.Crashed, false, restarts))
                        .restarts()
                        .lastEnding())
                .hasSize(Limits.TEXT);

        Problem problem = new Problem(
                ProblemCode.PolicyDenied, HUGE, Collections.nCopies(300, new ProblemFinding(LONG, LONG, LONG, LONG)));
        Problem told = heard(Samples.removing(REPORT, problem)).problem();
        Answer answer = Wire.answer(
                new Push.Keep(Samples.desired(Samples.domain())), problem.code().status(), text(problem));
        assertThat(answer).isEqualTo(new Answer.Refused(told));
        assertThat(told.message()).hasSize(Limits.MESSAGE);
        assertThat(told.findings()).hasSize(Limits.FINDINGS).allSatisfy(finding -> {
            assertThat(finding.field()).hasSize(Limits.TEXT);
            assertThat(finding.message()).hasSize(Limits.MESSAGE);
        });
    }

    @Test
    void whatAHostFindsIsCutToo() throws AgentException {
        HostReport wordy = with(Collections.nCopies(
                100, new HostFinding(HostFinding.Severity.Warning, "StartedTwice", "entry " + LONG)));
        HostReport cut = ((StreamEvent.HostChanged) heard(new StreamEvent.HostChanged(wordy))).host();
        assertThat(cut.findings()).hasSize(Limits.HOST_FINDINGS);
        assertThat(cut.findings().getFirst().message()).hasSize(Limits.MESSAGE);
        assertThat(cut.findings().getLast())
                .returns("More", HostFinding::code)
                .returns("and 37 more: repair those above to see them", HostFinding::message);
    }

    @Test
    void whatBreaksLinesAndEncodingsBecomesABlank() throws AgentException {
        PendingChange change = new PendingChange("extra", "a\n\u001b[31mb\0", "\ud83d\ude00", "half \ud83d");
        assertThat(heard(new Changes(List.of(change), List.of(), List.of(), false))
                        .changes()
                        .pending())
                .containsExactly(new PendingChange("extra", "a [31mb ", "\ud83d\ude00", "half  "));
    }

    @Property
    void whateverAValueIsItCanBeSentOn(@ForAll String value) throws AgentException {
        Changes cut = heard(new Changes(
                        List.of(new PendingChange("extra", value.repeat(40), value, value)),
                        List.of(),
                        List.of(),
                        false))
                .changes();
        assertThat(cut.pending().getFirst().running()).hasSizeLessThanOrEqualTo(Limits.VALUE);
        assertThat(new String(Wire.write(cut), StandardCharsets.UTF_8)).isNotEmpty();
    }

    private static HostReport with(List<HostFinding> findings) {
        HostReport host = Samples.HOST_REPORT;
        return new HostReport(
                host.name(),
                host.agentVersion(),
                host.xenVersion(),
                host.toolstack(),
                host.cpus(),
                host.memoryMiB(),
                host.capabilities(),
                host.scheduler(),
                host.numaNodes(),
                host.cpuPools(),
                findings);
    }

    private static DomainReport heard(Changes changes) throws AgentException {
        return heard(Samples.changed(REPORT, changes));
    }

    private static DomainReport heard(DomainReport report) throws AgentException {
        return ((StreamEvent.Changed) heard(new StreamEvent.Changed(report))).domain();
    }

    private static StreamEvent heard(StreamEvent event) throws AgentException {
        return Wire.event(text(event)).orElseThrow();
    }

    private static String text(Object value) {
        try {
            return ASCII.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
