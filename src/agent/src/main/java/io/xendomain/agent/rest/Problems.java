package io.xendomain.agent.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import org.jboss.logging.Logger;

/** Every answer that is not the one asked for is a Problem. */
final class Problems implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final long longestBody;

    private Problems(long longestBody) {
        this.longestBody = longestBody;
    }

    /** @param longestBody in bytes, that a request may have */
    static void of(Router router, long longestBody) {
        Problems problems = new Problems(longestBody);
        router.route().failureHandler(problems);
        // a router that finds no route does not take it for a failure
        for (HttpResponseStatus unrouted : new HttpResponseStatus[] {
            HttpResponseStatus.NOT_FOUND,
            HttpResponseStatus.METHOD_NOT_ALLOWED,
            HttpResponseStatus.NOT_ACCEPTABLE,
            HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE
        }) {
            router.errorHandler(unrouted.code(), problems);
        }
    }

    @Override
    public void handle(RoutingContext request) {
        if (request.response().headWritten()) {
            request.response().reset(); // too late for words
            return;
        }
        switch (request.failure()) {
            case Refused e -> {
                LOG.warnf("refused: %s: %s", e.problem().code(), e.problem().message());
                Answers.json(request, e.problem().code().status(), e.problem());
            }
            case MismatchedInputException e -> bad(request, "the body is not what is expected here: " + words(e));
            case JacksonException e -> bad(request, "the body is not JSON: " + words(e));
            case null, default -> unserved(request, request.statusCode());
        }
    }

    private void unserved(RoutingContext request, int status) {
        if (status == HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code()) {
            String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            bad(
                    request,
                    "the body has " + (length == null ? "too many" : length) + " bytes; at most " + longestBody
                            + " are taken");
        } else if (HttpResponseStatus.valueOf(status).codeClass() == HttpStatusClass.CLIENT_ERROR) {
            ProblemCode code = status == ProblemCode.NotFound.status() ? ProblemCode.NotFound : ProblemCode.BadRequest;
            String asked = request.request().method() + " " + request.normalizedPath();
            String reason = HttpResponseStatus.valueOf(status).reasonPhrase();
            Answers.json(request, status, new Problem(code, asked + ": HTTP " + status + " " + reason));
        } else {
            request.next(); // a fault of ours, which Quarkus logs
        }
    }

    private static void bad(RoutingContext request, String message) {
        Answers.json(request, ProblemCode.BadRequest.status(), new Problem(ProblemCode.BadRequest, message));
    }

    private static String words(JacksonException e) {
        var at = e.getLocation();
        return e.getOriginalMessage()
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }
}
