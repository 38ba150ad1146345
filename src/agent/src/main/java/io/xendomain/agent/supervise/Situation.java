package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.toolstack.LiveDomain;
import java.time.Instant;
import java.util.List;

/**
 * Everything a decision depends on.
 *
 * @param record what is asked for, and what is remembered
 * @param listed the domains with its uuid; more than one is somebody else's mistake, which xl does not prevent
 * @param namesake a listed domain with its name and another uuid, or null
 * @param assessment how the running domain differs from its .cfg; null when nobody has looked since it last changed
 * @param boot the host's present boot
 * @param now the time
 */
record Situation(
        DomainRecord record,
        List<LiveDomain> listed,
        LiveDomain namesake,
        Assessment assessment,
        String boot,
        Instant now) {}
