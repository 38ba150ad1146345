package io.xendomain.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a running operator how it is: what {@code helm test} does from inside the cluster, with the operator's own image. */
final class Probe {
    static final int WELL = 0;
    static final int ILL = 1;
    static final int USAGE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Probe() {}

    /**
     * {@code probe URL}.
     *
     * @return the exit code: {@link #WELL} when it answers with 200, {@link #ILL} when it does not, {@link #USAGE}
     */
    static int ask(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 2) {
            err.println("usage: xendomain-operator probe URL, as http://xendomain-operator:8080/q/health/ready");
            return USAGE;
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            URI url = URI.create(arguments[1]);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(url).timeout(LIMIT).build(), BodyHandlers.ofString());
            out.println(url + " answers " + answer.statusCode() + "\n"
                    + answer.body().strip());
            return answer.statusCode() == 200 ? WELL : ILL;
        } catch (IllegalArgumentException e) {
            err.println(arguments[1] + " is no URL that can be asked: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println(arguments[1] + " does not answer: " + e);
            return ILL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ILL;
        }
    }
}
