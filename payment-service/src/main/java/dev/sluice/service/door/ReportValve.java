package dev.sluice.service.door;

import dev.sluice.common.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What never reached the application, such as an address that is none, is told as a problem too.
 */
final class ReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
    try {
      Problem problem = ErrorDoorController.problemOf(status);
      var trace = Traces.begin();
      var body = ProblemBody.of(problem, "", trace);
      response.setStatus(problem.code().status());
      response.setContentType(ProblemBody.MEDIA_TYPE);
      response.setHeader(Traces.HEADER, trace);
      response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      // nobody is listening any more
    }
  }
}
