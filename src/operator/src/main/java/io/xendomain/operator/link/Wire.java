package io.xendomain.operator.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.xendomain.api.Reason;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Push;
import io.xendomain.operator.push.Reasons;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.StreamEvent;
import java.util.Optional;

/** The protocol's records as JSON, and what to make of an answer that is none. */
final class Wire {
    /** As much of a wrong answer as helps to see what sent it. */
    private static final int EXCERPT = 120;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    /** What a line says; empty for a kind of event that a newer agent may send and we do not know. */
    static Optional<StreamEvent> event(String line) throws AgentException {
        StreamEvent event;
        try {
            event = JSON.readValue(line, StreamEvent.class);
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw noEvent(line);
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw noEvent(line);
        }
        if (event == null) {
            throw noEvent(line);
        }
        Shape.check(event);
        return Optional.of(Cut.of(event));
    }

    private static AgentException noEvent(String line) {
        return new AgentException("sent a line that is no event of this protocol: " + excerpt(line));
    }

    static Answer answer(Push push, int status, String body) {
        boolean success = status / 100 == 2;
        try {
            if (success) {
                DomainReport report = JSON.readValue(body, DomainReport.class);
                return Shape.isReportOf(push.uuid(), report) ? new Answer.Taken() : strange(status, body);
            }
            Problem problem = JSON.readValue(body, Problem.class);
            if (problem == null || problem.code() == null || problem.message() == null) {
                return strange(status, body);
            }
            return push instanceof Push.Remove && problem.code() == ProblemCode.NotFound
                    ? new Answer.Absent()
                    : answer(Cut.of(problem));
        } catch (JsonProcessingException e) {
            return strange(status, body);
        }
    }

    private static Answer answer(Problem problem) {
        return Reasons.isPermanent(problem.code())
                ? new Answer.Refused(problem)
                : new Answer.Failed(Reasons.of(problem.code()), problem.message());
    }

    private static Answer strange(int status, String body) {
        return new Answer.Failed(
                Reason.ProtocolError,
                "the agent answered " + status + " with something that is not of this protocol: " + excerpt(body));
    }

    static String excerpt(String text) {
        String shown = text == null
                ? ""
                : Cut.fit(
                        text.substring(0, Math.min(text.length(), 2 * EXCERPT)).strip());
        if (shown.isEmpty()) {
            return "nothing";
        }
        return "\"" + (shown.length() > EXCERPT ? shown.substring(0, EXCERPT) + "..." : shown) + "\"";
    }
}
