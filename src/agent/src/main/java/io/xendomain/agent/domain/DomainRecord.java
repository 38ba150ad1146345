package io.xendomain.agent.domain;

import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Removal;

/**
 * Everything the agent knows of a domain of ours; one file each. It holds the config text too: the .cfg is made from it.
 *
 * @param desired the last push
 * @param removal set when the domain is to be let go; or null
 * @param formerName name whose .cfg is still to be removed after the domain was renamed, or null
 * @param life what became of it so far
 */
public record DomainRecord(DesiredDomain desired, Removal removal, String formerName, Life life) {

    public String uuid() {
        return desired.uuid();
    }

    public String name() {
        return desired.name();
    }

    public DomainRecord withLife(Life next) {
        return new DomainRecord(desired, removal, formerName, next);
    }

    public DomainRecord withRemoval(Removal asked) {
        return new DomainRecord(desired, asked, formerName, life);
    }

    public DomainRecord withoutFormerName() {
        return new DomainRecord(desired, removal, null, life);
    }

    /** The same domain with a newer push, which also takes back a removal. */
    public DomainRecord pushed(DesiredDomain next) {
        return new DomainRecord(next, null, next.name().equals(name()) ? formerName : name(), life);
    }
}
