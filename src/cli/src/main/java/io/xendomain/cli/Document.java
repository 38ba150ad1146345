package io.xendomain.cli;

import io.xendomain.xlcfg.Position;
import java.util.Map;

/**
 * One YAML or JSON document, and where each of its fields stands.
 *
 * @param tree Map, List, String, Number, Boolean or null
 * @param positions by path, as findings write it: {@code spec.config.disk[0].vdev}
 */
record Document(Object tree, Map<String, Position> positions) {

    /** The place of the field, or of the nearest one around it that is there. */
    Position position(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (positions.containsKey(at)) {
                return positions.get(at);
            }
        }
        return positions.get("");
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
