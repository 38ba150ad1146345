package io.xendomain.cli;

import static io.xendomain.cli.Samples.answering;
import static io.xendomain.cli.Samples.condition;
import static io.xendomain.cli.Samples.domain;
import static io.xendomain.cli.Samples.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.HostFinding;
import io.xendomain.api.PendingKey;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.cli.Samples.Status;
import io.xendomain.cli.Walk.Mark;
import io.xendomain.cli.Walk.Step;
import io.xendomain.xlcfg.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first thing that is wrong, for every state a domain can be in. */
class WhyTest {

    @Test
    void nothingIsWrongWithADomainThatRuns() {
        Walk walk = Why.walk(Samples.running(), answering());
        assertThat(walk.answer()).isEmpty();
        assertThat(walk.steps())
                .hasSize(7)
                .allMatch(step -> step.mark() == Mark.ok && step.remedy().isEmpty());
        assertThat(WhyPage.lines(walk, Terminal.none()).getFirst()).isEqualTo("prod/web-1: nothing is wrong");
    }

    @Test
    void anObjectThatNobodyLookedAtWaitsForTheOperator() {
        assertAnswer(
                Why.walk(domain(), answering()), "object", Mark.wait, "has not looked at it yet", "xendomain-system");
        assertAnswer(
                Why.walk(domain(new Status().observed(3).build()), answering()),
                "object",
                Mark.wait,
                "has looked at generation 3, and not yet at 4",
                "see that the operator runs");
    }

    @Test
    void aPausedObjectSaysSoAndWhetherAnEditWaitsForThat() {
        XenDomain quiet = Samples.running();
        quiet.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
        assertThat(Why.walk(quiet, answering()).steps().getFirst().mark()).isEqualTo(Mark.note);

        XenDomain edited = domain(new Status().observed(3).build());
        edited.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
        assertAnswer(
                Why.walk(edited, answering()),
                "object",
                Mark.wrong,
                "left alone",
                "kubectl annotate -n prod xd web-1 xendomain.io/paused-");
    }

    @Test
    void aDeletionThatWaitsForALostHostNamesBothWaysOut() {
        XenDomain leaving = domain(new Status()
                .underway(Reason.HostUnreachable, "host dom0-a cannot be asked")
                .with(ConditionType.HostReachable, ConditionStatus.False, Reason.HostUnreachable, "cannot be asked")
                .build());
        leaving.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        assertAnswer(
                Why.walk(leaving, answering()),
                "object",
                Mark.wrong,
                "its host does not let go",
                "xendomain.io/forget=true");
    }

    @Test
    void aDeletionUnderWayIsWaitedFor() {
        XenDomain leaving =
                domain(new Status().underway(Reason.Deleting, "shutting down").build());
        leaving.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        assertAnswer(Why.walk(leaving, answering()), "object", Mark.wait, "being deleted: shutting down", "wait");
    }

    @Test
    void allErrorsOfAConfigAreSaid() {
        Walk walk = Why.walk(
                domain(new Status()
                        .stalled(Reason.ConfigInvalid, "2 findings")
                        .with(ConditionType.ConfigValid, ConditionStatus.False, Reason.ConfigInvalid, "2 findings")
                        .notPushed(Reason.NotPushed)
                        .findings(
                                finding(Severity.Error, "spec.config.vcpus", "too many"),
                                finding(Severity.Warning, "spec.config.nics", "unused"),
                                finding(Severity.Error, "spec.config.memory", "too little"))
                        .build()),
                answering());
        assertAnswer(walk, "config", Mark.wrong, "spec.config.vcpus: too many [Code]", "kubectl xen lint");
        assertThat(walk.answer().orElseThrow().says())
                .containsExactly("spec.config.vcpus: too many [Code]", "spec.config.memory: too little [Code]");
    }

    @Test
    void aHostThatIsNotThereSuggestsTheNearest() {
        XenDomain lost = domain(new Status()
                .stalled(Reason.HostNotFound, "no XenHost dom0-a")
                .with(ConditionType.ConfigValid, ConditionStatus.Unknown, Reason.HostNotFound, "depends on the host")
                .build());
        assertAnswer(
                Why.walk(lost, new HostSeen.Missing(Optional.of("dom0-b"))),
                "host",
                Mark.wrong,
                "there is no XenHost \"dom0-a\"; did you mean \"dom0-b\"?",
                "kubectl xen host enroll");
    }

    @Test
    void aHostThatIsCutOffSaysWhyInItsOwnWords() {
        HostSeen down = new HostSeen.There(host(condition(
                ConditionType.Reachable, ConditionStatus.False, Reason.HostUnreachable, "connection refused")));
        XenDomain cut = domain(new Status()
                .with(ConditionType.Ready, ConditionStatus.Unknown, Reason.HostUnreachable, "cannot be asked")
                .with(ConditionType.HostReachable, ConditionStatus.False, Reason.HostUnreachable, "cannot be asked")
                .build());
        assertAnswer(
                Why.walk(cut, down),
                "host",
                Mark.wrong,
                "dom0-a at 10.0.0.5:8443 cannot be asked: connection refused",
                "systemctl status xendomain-agent");
        assertAnswer(Why.walk(cut, new HostSeen.Hidden()), "host", Mark.wrong, "cannot be asked", "xendomain-agent");
    }

    @Test
    void aHostNobodyHasSpokenWithIsWaitedFor() {
        assertAnswer(
                Why.walk(
                        domain(new Status()
                                .with(
                                        ConditionType.HostReachable,
                                        ConditionStatus.Unknown,
                                        Reason.Connecting,
                                        "not asked yet")
                                .build()),
                        new HostSeen.There(host())),
                "host",
                Mark.wait,
                "has not spoken with dom0-a yet",
                "operator");
    }

    @Test
    void whoMayNotSeeHostsStillGetsTheRest() {
        Walk walk = Why.walk(Samples.running(), new HostSeen.Hidden());
        assertThat(walk.answer()).isEmpty();
        assertThat(walk.steps()).anySatisfy(step -> assertThat(step.remedy()).contains("xendomain-host-view"));
    }

    @Test
    void whatIsWrongOnTheHostComesBeforeTheDomain() {
        HostSeen seen = new HostSeen.There(host(
                List.of(condition(ConditionType.Reachable, ConditionStatus.True, Reason.Connected, "answers")),
                List.of(
                        new HostFinding(Severity.Warning, "StartedTwice", "remove /etc/xen/auto/web-1"),
                        new HostFinding(Severity.Error, "NoToolstack", "xl is not there"))));
        assertAnswer(Why.walk(Samples.running(), seen), "on the host", Mark.wrong, "xl is not there [NoToolstack]", "");
    }

    @Test
    void aRefusedPushHasTheFindingsOfTheHost() {
        Walk walk = Why.walk(
                domain(new Status()
                        .stalled(Reason.PolicyDenied, "the policy says no")
                        .notPushed(Reason.PolicyDenied)
                        .findings(finding(Severity.Error, "spec.config.pci[0]", "not allowed"))
                        .build()),
                answering());
        assertAnswer(walk, "push", Mark.wrong, "spec.config.pci[0]: not allowed [Code]", "policy.yaml");
    }

    @Test
    void aPushUnderWayIsWaitedFor() {
        assertAnswer(
                Why.walk(
                        domain(new Status()
                                .underway(Reason.Pushing, "on its way")
                                .notPushed(Reason.Pushing)
                                .build()),
                        answering()),
                "push",
                Mark.wait,
                "on its way",
                "wait");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"CrashLoopBackOff", "NoCapacity", "XlFailed", "DiskFull", "NotWritable"})
    void whatDoesNotPassByWaitingAloneIsWrong(Reason reason) {
        assertAnswer(
                Why.walk(domain(new Status().underway(reason, "so it is").build()), answering()),
                "domain",
                Mark.wrong,
                "so it is",
                "");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"GuestCrashed", "DomainNotAsAsked", "NotOurs", "OwnedByAnother", "Superseded"})
    void whatIsStalledIsWrong(Reason reason) {
        assertAnswer(
                Why.walk(domain(new Status().stalled(reason, "so it is").build()), answering()),
                "domain",
                Mark.wrong,
                "so it is",
                "");
    }

    @Test
    void aGuestThatPoweredItselfOffIsAsAskedAndSaysHowToStartIt() {
        Walk walk = Why.walk(
                domain(new Status()
                        .with(
                                ConditionType.Ready,
                                ConditionStatus.True,
                                Reason.GuestPoweredOff,
                                "the guest powered itself off")
                        .build()),
                answering());
        assertThat(walk.answer()).isEmpty();
        assertThat(walk.steps()).anySatisfy(step -> {
            assertThat(step.mark()).isEqualTo(Mark.note);
            assertThat(step.remedy()).endsWith("kubectl xen restart -n prod web-1");
        });
    }

    @Test
    void whatWaitsAndWhatWasChangedByHandIsNoted() {
        Step last = Why.walk(
                        domain(new Status()
                                .pending(new PendingKey("vcpus", "2", null, "xl: no"))
                                .findings(finding(Severity.Warning, "spec.config.memory", "changed by hand"))
                                .build()),
                        answering())
                .steps()
                .getLast();
        assertThat(last.mark()).isEqualTo(Mark.note);
        assertThat(last.says())
                .containsExactly(
                        "waits for the next start: vcpus 2 -> unset; xl refused it: xl: no",
                        "spec.config.memory: changed by hand [Code]");
        assertThat(last.remedy()).contains("kubectl xen restart");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whateverTheReasonTheWalkEndsAndNamesNoOtherDomain(Reason reason) {
        for (var status : List.of(
                new Status().stalled(reason, "m"),
                new Status().underway(reason, "m"),
                new Status().notPushed(reason).stalled(reason, "m"))) {
            Walk walk = Why.walk(domain(status.build()), answering());
            assertThat(walk.answer()).as("%s is not as asked", reason).isPresent();
            assertThat(walk.answer().orElseThrow().remedy()).doesNotContain("null");
        }
    }

    @Test
    void thePageFitsAndItsColoursDoNotCount() {
        Walk walk = Why.walk(
                domain(new Status()
                        .stalled(Reason.NotOurs, "a domain of that name\u001b[2J is there, and is not ours ".repeat(4))
                        .build()),
                answering());
        List<String> coloured = WhyPage.lines(walk, new Terminal(60, true));
        List<String> plain = coloured.stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9]*m", ""))
                .toList();
        assertThat(plain).isEqualTo(WhyPage.lines(walk, new Terminal(60, false)));
        assertThat(plain).noneMatch(line -> line.contains("\u001b"));
        assertThat(plain.subList(0, plain.size() - 1)).allMatch(line -> line.length() <= 60);
    }

    private static StatusFinding finding(Severity severity, String field, String message) {
        return new StatusFinding(severity, field, null, "Code", message);
    }

    private static void assertAnswer(Walk walk, String about, Mark mark, String says, String remedy) {
        Step answer = walk.answer().orElseThrow();
        assertThat(answer.about()).isEqualTo(about);
        assertThat(answer.mark()).isEqualTo(mark);
        assertThat(answer.says().getFirst()).contains(says);
        assertThat(answer.remedy()).contains(remedy);
        assertThat(walk.steps().getLast()).as("the walk ends there").isSameAs(answer);
    }
}
