package io.xendomain.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from an object to its host, as far as it was gone: it ends at the first thing that is wrong.
 *
 * @param object whose way it is
 * @param steps in the order they were gone
 */
record Walk(Named object, List<Step> steps) {

    /** What a step found. */
    enum Mark {
        ok(Tone.good),
        /** Worth knowing, and not in the way. */
        note(Tone.attention),
        /** Passes by itself. */
        wait(Tone.attention),
        wrong(Tone.bad);

        private final Tone tone;

        Mark(Tone tone) {
            this.tone = tone;
        }

        Tone tone() {
            return tone;
        }

        boolean endsTheWalk() {
            return this == wait || this == wrong;
        }
    }

    /**
     * One step.
     *
     * @param about what was looked at
     * @param mark how it is
     * @param says what was seen, one line each
     * @param remedy what to do, or empty
     */
    record Step(String about, Mark mark, List<String> says, String remedy) {
        static Step of(String about, Mark mark, String says, String remedy) {
            return new Step(about, mark, List.of(says), remedy);
        }

        static Step ok(String about, String says) {
            return of(about, Mark.ok, says, "");
        }
    }

    /** The first thing that is wrong, or that everything waits for. */
    Optional<Step> answer() {
        return steps.stream().filter(step -> step.mark().endsTheWalk()).findFirst();
    }

    boolean isWrong() {
        return answer().filter(step -> step.mark() == Mark.wrong).isPresent();
    }

    /** For programs. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("namespace", object.namespace());
        document.put("name", object.name());
        document.put("verdict", answer().map(step -> step.mark().name()).orElse(Mark.ok.name()));
        document.put("steps", steps);
        return document;
    }
}
