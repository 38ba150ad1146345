package io.xendomain.agent.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private static final Pushes PUSH = Pushes.of("web-1").generation(5);
    private static final DomainRecord KNOWN = new DomainRecord(PUSH.desired(), null, null, Life.fresh(Instant.EPOCH));

    private static Problem refusal(ThrowingCallable check) {
        Refused refused = catchThrowableOfType(Refused.class, check);
        assertThat(refused).as("refused").isNotNull();
        return refused.problem();
    }

    private static Problem refusal(DesiredDomain desired) {
        return refusal(() -> Admission.checkShape(desired.uuid(), desired));
    }

    @Test
    void takesAGoodPush() {
        assertThatCode(() -> Admission.checkShape(PUSH.uuid(), PUSH.desired())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/cron.d/x",
                "a/b",
                "a b",
                "a=b",
                "42",
                "",
                "a\nb",
                "a\0b",
                "ä",
                "$(reboot)",
                ";reboot",
                "a\"b"
            })
    void takesNoNameThatIsNotOne(String name) {
        Problem problem = refusal(PUSH.name(name).desired());

        assertThat(problem.code()).isEqualTo(ProblemCode.BadRequest);
        assertThat(problem.message()).contains("name is \"" + name + "\"");
    }

    @Property
    void letsNoNameLeadOutOfTheFolder(@ForAll String name) {
        try {
            Admission.checkShape(PUSH.uuid(), PUSH.name(name).desired());
            assertThat(name).matches("[A-Za-z0-9_.+-]{1,63}").doesNotMatch("[0-9]+");
        } catch (Refused e) {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.BadRequest);
        }
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var nothing = new DesiredDomain(null, 0, null, "X", null, null, null, null, -1, null, false, null, null);

        assertThat(refusal(() -> Admission.checkShape("Y", nothing)).message())
                .contains(
                        "owner is missing",
                        "fence is missing",
                        "uuid is Y; it must be",
                        "uuid is X in the body and Y in the path",
                        "name is missing",
                        "powerState is missing",
                        "restartPolicy is missing",
                        "updatePolicy is missing",
                        "config is missing",
                        "sha256 is missing",
                        "shutdownGracePeriodSeconds is -1");
    }

    @Test
    void takesNoOwnerThatWouldBreakTheHeader() {
        assertThat(refusal(PUSH.owner(new Owner("prod\nmemory=1", "web-1", "u")).desired())
                        .message())
                .contains("owner.namespace");
    }

    @Test
    void takesNoTextThatIsNotTheOneThatWasSent() {
        DesiredDomain sent = PUSH.desired();
        String changed = sent.config() + "# changed\n";
        DesiredDomain arrived = new DesiredDomain(
                sent.owner(),
                sent.generation(),
                sent.fence(),
                sent.uuid(),
                sent.name(),
                sent.powerState(),
                sent.restartPolicy(),
                sent.updatePolicy(),
                sent.shutdownGracePeriodSeconds(),
                sent.restartRequestedAt(),
                false,
                changed,
                sent.sha256());

        assertThat(refusal(arrived).code()).isEqualTo(ProblemCode.ChecksumMismatch);
    }

    @Test
    void takesNoTextThatIsForAnotherDomain() {
        assertThat(refusal(PUSH.with(PUSH.uuid("00000000-0000-0000-0000-000000000001")
                                .config()))
                        .message())
                .contains("config sets uuid to 00000000-0000-0000-0000-000000000001; it must be " + PUSH.uuid());
        assertThat(refusal(PUSH.with(PUSH.config() + "name = \"other\"\n")).message())
                .contains("config sets name to other");
        assertThat(refusal(PUSH.with("name = \"web-1\"\n")).message())
                .contains("does not begin with the line", "config sets uuid to null");
        assertThat(refusal(PUSH.lines("extra = \"a\0b\"\n").desired()).message())
                .contains("NUL");
        assertThat(refusal(PUSH.lines("# " + "x".repeat(1 << 20) + "\n").desired())
                        .message())
                .contains("at most 1048576 bytes");
    }

    @Test
    void refusesAnOlderGenerationOfTheSameObject() {
        assertThat(refusal(
                        () -> Admission.checkFollows(KNOWN, PUSH.generation(4).desired())))
                .isEqualTo(new Problem(
                        ProblemCode.StaleGeneration,
                        "generation is 4, but generation 5 of this object was already pushed"));
        assertThatCode(() -> Admission.checkFollows(KNOWN, PUSH.desired())).doesNotThrowAnyException();
    }

    @Test
    void takesAnyGenerationOfANewObjectOfTheSameName() {
        Pushes reborn = PUSH.generation(1).owner(new Owner("prod", "web-1", "a-new-uid"));

        assertThatCode(() -> Admission.checkFollows(KNOWN, reborn.desired())).doesNotThrowAnyException();
    }

    @Test
    void leavesADomainToItsObject() {
        Pushes other = PUSH.owner(new Owner("test", "web-1", "other"));

        Problem problem = refusal(() -> Admission.checkFollows(KNOWN, other.desired()));

        assertThat(problem.code()).isEqualTo(ProblemCode.OwnedByAnother);
        assertThat(problem.message()).contains("another namespace").doesNotContain("prod");
    }

    @Test
    void doesNotReviveWhatIsBeingRemoved() {
        DomainRecord removing = KNOWN.withRemoval(PUSH.removal(DeletionPolicy.Shutdown));

        assertThat(refusal(() -> Admission.checkFollows(
                                removing, PUSH.generation(6).desired()))
                        .code())
                .isEqualTo(ProblemCode.StaleGeneration);
        Pushes reborn = PUSH.generation(1).owner(new Owner("prod", "web-1", "a-new-uid"));
        assertThatCode(() -> Admission.checkFollows(removing, reborn.desired())).doesNotThrowAnyException();
    }

    @Test
    void removesOnlyForTheObjectThatItIsKeptFor() {
        Removal good = PUSH.removal(DeletionPolicy.Destroy);
        assertThatCode(() -> Admission.checkFollows(KNOWN, good)).doesNotThrowAnyException();
        assertThat(refusal(() -> Admission.checkFollows(null, good)).code()).isEqualTo(ProblemCode.NotFound);

        Removal late =
                PUSH.owner(new Owner("prod", "web-1", "the-object-before")).removal(DeletionPolicy.Destroy);
        assertThat(refusal(() -> Admission.checkFollows(KNOWN, late)).code()).isEqualTo(ProblemCode.OwnedByAnother);

        Removal old = PUSH.generation(2).removal(DeletionPolicy.Destroy);
        assertThat(refusal(() -> Admission.checkFollows(KNOWN, old)).code()).isEqualTo(ProblemCode.StaleGeneration);
    }

    @Test
    void knowsARepetitionWhoeverSendsIt() {
        assertThat(Admission.isRepeated(KNOWN, PUSH.fence("lease", 9).desired()))
                .isTrue();
        assertThat(Admission.isRepeated(KNOWN, PUSH.generation(6).desired())).isFalse();
        assertThat(Admission.isRepeated(KNOWN, PUSH.grace(1).desired())).isFalse();
        assertThat(Admission.isRepeated(KNOWN, PUSH.restartRequestedAt("now").desired()))
                .isFalse();
        assertThat(Admission.isRepeated(null, PUSH.desired())).isFalse();
    }
}
