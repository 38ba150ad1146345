package io.xendomain.agent.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The working memory about one domain. Its fields are guarded by the lock of {@link Entries}; {@link #writing} is held by whoever
 * changes the record, from reading it to having written it.
 */
final class Entry {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final int LAST_DOUBLING = 6;

    final String uuid;
    final ReentrantLock writing = new ReentrantLock();

    /** Null until the first push is taken. */
    DomainRecord record;
    /** The life that is on disk. */
    Life kept;
    /** The name under which a push is about to be taken, or null. */
    String claimed;

    List<LiveDomain> listed = List.of();
    LiveDomain namesake;
    /** What was last reported; null when nothing was. */
    DomainReport report;
    /** Whether a decision is being carried out. */
    boolean busy;
    /** Whether something happened since the last decision. */
    boolean stirred = true;
    /** A listing has to be newer than this one before it is decided upon: it began before the last act ended. */
    long lastStale;

    Instant wake = Instant.MIN;
    boolean underWay;

    /** What it needs and the host does not have, or null. */
    private Want want;

    private int failures;
    private Instant retryAt = Instant.MIN;
    private Problem failure;

    /** What the .cfg with that checksum would give. */
    private Configured configured;
    /** What was found out last of the running domain; null when nothing was. */
    private Inspection inspection;

    private boolean inspectAgain;

    /** A description of the domain that a config would give. */
    private record Configured(String sha256, JsonNode description) {}

    /** What was found out, about which domain and which config. */
    private record Inspection(LiveDomain domain, String sha256, Assessment assessment) {}

    Entry(String uuid) {
        this.uuid = uuid;
    }

    /** Whether a name is this domain's, or was and its file is still there, or is about to be. */
    boolean uses(String name) {
        return name.equals(claimed)
                || record != null && (name.equals(record.name()) || name.equals(record.formerName()));
    }

    /** What the config of that checksum would give, if that is known. */
    Optional<JsonNode> configured(String sha256) {
        return Optional.ofNullable(configured)
                .filter(known -> known.sha256().equals(sha256))
                .map(Configured::description);
    }

    void configured(String sha256, JsonNode description) {
        configured = new Configured(sha256, description);
    }

    /** Somebody has looked at the running domain. */
    void inspected(LiveDomain domain, String sha256, Assessment assessment) {
        inspection = new Inspection(domain, sha256, assessment);
        inspectAgain = false;
        stirred = true;
    }

    /** What is known of the running domain may not be true any more. */
    void touch() {
        inspectAgain = true;
        stirred = true;
    }

    /**
     * What is known for certain of the running domain as it is listed, with the config that it has by now; or null. Its
     * memory may change all the time, with a guest that balloons.
     */
    Assessment assessment() {
        return inspection != null
                        && !inspectAgain
                        && listed.size() == 1
                        && listed.getFirst().domid() == inspection.domain().domid()
                        && Objects.equals(
                                listed.getFirst().name(), inspection.domain().name())
                        && inspection.sha256().equals(record.desired().sha256())
                ? inspection.assessment()
                : null;
    }

    /** What was found out last, for reports: it does not vanish while somebody looks again. */
    Assessment lastAssessment() {
        return inspection != null
                        && listed.size() == 1
                        && listed.getFirst().domid() == inspection.domain().domid()
                ? inspection.assessment()
                : null;
    }

    /**
     * Memory that a domain waits for.
     *
     * @param since when it was first refused
     */
    record Want(long mib, Instant since) {}

    void seeks(long mib, Instant now) {
        want = new Want(mib, want == null ? now : want.since());
    }

    /** What it waits for; null when that is not what it waits for. */
    Want want() {
        return failure != null && failure.code() == ProblemCode.NoCapacity ? want : null;
    }

    /** The next act may be tried at once. */
    void retry() {
        stirred = true;
        retryAt = Instant.MIN;
    }

    /** An act failed: the next one is tried later, each time later; for want of room, when there is some. */
    void failed(Problem problem, Instant now) {
        if (problem.code() == ProblemCode.NoCapacity) {
            failure = problem;
            retryAt = Instant.MAX;
            return;
        }
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, LAST_DOUBLING));
        failures++;
        failure = problem;
        retryAt = now.plus(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY);
    }

    /** An act succeeded, or there is nothing to be done any more. */
    void recovered() {
        failures = 0;
        failure = null;
        want = null;
        retryAt = Instant.MIN;
    }

    Problem failure() {
        return failure;
    }

    Instant retryAt() {
        return retryAt;
    }
}
