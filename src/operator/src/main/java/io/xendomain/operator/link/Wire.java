package io.xendomain.operator.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.xendomain.api.Reason;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Reasons;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.StreamEvent;
import java.net.http.HttpResponse;

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

    static StreamEvent event(String line) throws AgentException {
        try {
            return JSON.readValue(line, StreamEvent.class);
        } catch (JsonProcessingException e) {
            throw new AgentException("sent a line that is no event of this protocol: " + excerpt(line));
        }
    }

    static Answer answer(HttpResponse<String> response) {
        boolean success = response.statusCode() / 100 == 2;
        try {
            if (success) {
                JSON.readValue(response.body(), DomainReport.class);
                return new Answer.Taken();
            }
            Problem problem = JSON.readValue(response.body(), Problem.class);
            return problem == null || problem.code() == null ? strange(response) : answer(problem);
        } catch (JsonProcessingException e) {
            return strange(response);
        }
    }

    private static Answer answer(Problem problem) {
        return Reasons.isPermanent(problem.code())
                ? new Answer.Refused(problem)
                : new Answer.Failed(Reasons.of(problem.code()), problem.message());
    }

    private static Answer strange(HttpResponse<String> response) {
        return new Answer.Failed(
                Reason.ProtocolError,
                "the agent answered " + response.statusCode() + " with something that is not of this protocol: "
                        + excerpt(response.body()));
    }

    static String excerpt(String text) {
        String shown = text.strip().replaceAll("\\p{Cntrl}+", " ");
        if (shown.isEmpty()) {
            return "nothing";
        }
        return "\"" + (shown.length() > EXCERPT ? shown.substring(0, EXCERPT) + "..." : shown) + "\"";
    }
}
