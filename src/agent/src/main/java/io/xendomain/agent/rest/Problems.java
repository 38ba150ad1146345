package io.xendomain.agent.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every answer that is not the one asked for is a Problem. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    static Response response(Problem problem) {
        return response(problem.code().status(), problem);
    }

    private static Response response(int status, Problem problem) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(problem)
                .build();
    }

    @ServerExceptionMapper
    public Response refused(Refused e) {
        LOG.warnf("refused: %s: %s", e.problem().code(), e.problem().message());
        return response(e.problem());
    }

    /** Ours replaces the one of Quarkus, which would answer without a body. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException e) {
        return response(new Problem(ProblemCode.BadRequest, "the body is not what is expected here: " + words(e)));
    }

    /** No such path, a wrong method or content type, JSON that ends too early. */
    @ServerExceptionMapper
    public Response notServed(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException cause) {
            return response(new Problem(ProblemCode.BadRequest, "the body is not JSON: " + words(cause)));
        }
        int status = e.getResponse().getStatus();
        ProblemCode code = status == ProblemCode.NotFound.status() ? ProblemCode.NotFound : ProblemCode.BadRequest;
        return response(status, new Problem(code, e.getMessage()));
    }

    private static String words(JacksonException e) {
        var at = e.getLocation();
        return e.getOriginalMessage()
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }
}
