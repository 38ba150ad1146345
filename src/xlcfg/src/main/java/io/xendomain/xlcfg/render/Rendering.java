package io.xendomain.xlcfg.render;

import io.xendomain.xlcfg.Finding;
import java.util.List;

/** What became of a config: a text, or the reasons why there is none. */
public sealed interface Rendering {

    /** The text of the .cfg, ending with a newline. */
    record Rendered(String text) implements Rendering {}

    /** At least one error. */
    record Refused(List<Finding> findings) implements Rendering {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
