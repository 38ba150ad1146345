package io.xendomain.xlcfg.read;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import java.util.List;

/**
 * What an xl.cfg says.
 *
 * @param config what could be carried over; it counts as unreadable, and is never rendered, if there is an error
 * @param findings everything that was noticed, in the order of the text: of the syntax and of the values
 */
public record CfgReading(DomainConfig config, List<Finding> findings) {
    public CfgReading {
        findings = List.copyOf(findings);
    }
}
