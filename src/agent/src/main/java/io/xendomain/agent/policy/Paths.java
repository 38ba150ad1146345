package io.xendomain.agent.policy;

import java.nio.file.Path;
import java.util.Optional;

/** Where paths lead in dom0 at this moment. */
interface Paths {
    /**
     * A path whose links were followed.
     *
     * @param named where its last name stands: links in the folders above it are followed, it is not
     * @param real where it leads in the end; the same when it is no link, or is not there yet
     */
    record Located(Path named, Path real) {}

    /** Follows all links; empty when nobody can tell where it would lead. What is not there yet has its folder judge. */
    Optional<Located> locate(String path);

    /** Whether dom0 itself has that device or file mounted, or swaps to it. */
    boolean inUse(Path real);
}
