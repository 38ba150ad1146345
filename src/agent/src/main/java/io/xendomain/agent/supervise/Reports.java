package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Ending;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.Restarts;
import java.nio.file.Path;
import java.util.List;

/** What is told of a domain. Nothing in it changes unless something happened. */
final class Reports {

    private Reports() {}

    static DomainReport of(
            DomainRecord record,
            Life life,
            List<LiveDomain> listed,
            Path config,
            Assessment assessment,
            Problem problem) {
        LiveDomain domain = listed.size() == 1 ? listed.getFirst() : null;
        // memory and vCPUs come and go while a domain is built or torn down
        boolean steady = domain != null
                && domain.up()
                && (life.state() == DomainState.Running || life.state() == DomainState.Paused);
        return new DomainReport(
                record.desired().owner(),
                record.desired().generation(),
                record.uuid(),
                record.name(),
                config.toString(),
                record.desired().sha256(),
                life.state(),
                domain == null ? null : domain.domid(),
                steady ? domain.memoryMiB() : null,
                steady ? domain.vcpus() : null,
                life.since(),
                life.ending() == Ending.PoweredOff,
                restarts(record, life, domain),
                ChangeReports.of(record.desired(), life, domain, assessment),
                life.handledRestart(),
                record.removal() != null,
                problem);
    }

    /** As long as it is listed nothing is planned: it may be kept to be looked at. */
    private static Restarts restarts(DomainRecord record, Life life, LiveDomain domain) {
        return life.lastEnding() == null
                ? Restarts.NONE
                : new Restarts(
                        life.restarts(),
                        life.lastEnding().words(),
                        domain != null
                                ? null
                                : RestartRule.nextStart(record.desired(), life).orElse(null));
    }
}
