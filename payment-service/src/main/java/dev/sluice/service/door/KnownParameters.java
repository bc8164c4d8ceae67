package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters nobody reads: a mistyped filter would show everything. */
final class KnownParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() == null || !(handler instanceof HandlerMethod method)) return true;
    var known = namesOf(method);
    var wrong = new ArrayList<Problem.Field>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!known.contains(name))
            wrong.add(new Problem.Field("?" + printable(name), "nobody knows this parameter"));
          else if (values.length > 1) wrong.add(new Problem.Field("?" + name, "may be given once"));
        });
    if (wrong.isEmpty()) return true;
    throw new Problem(
        ErrorCode.UNKNOWN_FIELD,
        known.isEmpty()
            ? "This address takes no query parameters"
            : "This address takes " + String.join(", ", known),
        List.copyOf(wrong),
        Map.of());
  }

  private static Set<String> namesOf(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(parameter -> String.valueOf(parameter.getParameter().getName()))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private static String printable(String name) {
    return name.matches("[A-Za-z0-9_.-]{1,64}") && !CardNumbers.looksLikeOne(name) ? name : "…";
  }
}
