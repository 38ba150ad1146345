package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Finding;
import java.util.List;

/**
 * An xl.cfg as it was parsed.
 *
 * @param assignments the statements that could be read, in the order of the text
 * @param findings what could not, each with its place. xl refuses a file that has an error, or (numeric escapes, bytes
 *     that are not UTF-8) reads something else than its author wrote
 */
public record CfgFile(List<Assignment> assignments, List<Finding> findings) {
    public CfgFile {
        assignments = List.copyOf(assignments);
        findings = List.copyOf(findings);
    }
}
