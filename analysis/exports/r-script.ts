import type { RPackage } from './r-package';

/**
 * A script in R that works the figures of a package out again from its files and says how near they come. It uses R's own
 * functions only; where the package survey is installed, standard errors from the replicate weights stand beside.
 * Source: the formulas of analysis/results (linearization with residuals of each fitting; logit intervals; Wilson at 0 and 1).
 * @example rScript(made).includes('lm.wfit') // true
 */
export function rScript({
  title,
  data,
  adjustments,
  fittedCells,
  replicates,
}: Pick<RPackage, 'title' | 'data' | 'adjustments' | 'fittedCells' | 'replicates'>): string {
  return `# Works the published figures of a survey out again, to the last digit shown. Run: Rscript reproduce.R
# Survey: ${title.replace(/[\r\n]+/g, ' ')}
read <- function(file) read.csv(file, check.names = FALSE, colClasses = "character", na.strings = character(0),
                                fileEncoding = "UTF-8-BOM", encoding = "UTF-8")
weights <- read("weights.csv")
answers <- read(${quoted(`${data.name}.csv`)})
answers <- answers[match(weights$case, answers$case), , drop = FALSE]
figures <- read("figures.csv")
n <- nrow(weights)
w <- as.numeric(weights$weight)
stratum <- factor(weights$stratum)

# What the weights were fitted to: the cell of each case in each margin.
cells <- ${list(fittedCells.map((_, m) => `factor(weights[[${quoted(`cell_${m + 1}`)}]])`))}
X <- do.call(cbind, c(list(rep(1, n)), lapply(cells, function(cell) model.matrix(~ cell)[, -1, drop = FALSE])))
fittings <- ${list(
    adjustments.map(
      (_, a) =>
        `list(before = as.numeric(weights$before_${a + 1}), after = as.numeric(weights$after_${a + 1}))`,
    ),
  )}

# Variance of a figure from its influence u (what one unit of weight on a case does to it): what each fitting explains is taken
# out by weighted least squares; what is left varies within strata.
variance <- function(u) {
  z <- w * u
  for (f in fittings) {
    e <- ifelse(f$after == 0, 0, z / f$after)
    fit <- lm.wfit(X, e, f$before)
    coefficients <- ifelse(is.na(fit$coefficients), 0, fit$coefficients)
    z <- f$after * (e - as.vector(X %*% coefficients))
  }
  sum(tapply(z, stratum, function(own) {
    if (length(own) > 1) length(own) / (length(own) - 1) * sum((own - mean(own))^2) else sum(own^2)
  }), na.rm = TRUE)
}

is_missing <- function(x) grepl("^\\\\[.*\\\\]$", x) | x == ""
figure <- function(row) {
  inside <- if (row$segment_variable == "") rep(TRUE, n) else answers[[row$segment_variable]] == row$segment_code
  answered <- Reduce("&", lapply(strsplit(row$answered, " ")[[1]], function(name) !is_missing(answers[[name]])))
  counts <- inside & answered
  y <- if (row$code == "") suppressWarnings(as.numeric(answers[[row$variable]])) else
    as.numeric(answers[[row$variable]] == row$code)
  weight <- sum(w[counts])
  estimate <- sum(w[counts] * y[counts]) / weight
  u <- ifelse(counts, (y - estimate) / weight, 0)
  se <- sqrt(variance(u))
  df <- sum(inside) - length(unique(stratum[inside]))
  base <- sum(counts)
  effective <- sum(w[counts])^2 / sum(w[counts]^2)
  t <- qt(0.975, df)
  if (row$code == "") ends <- estimate + c(-1, 1) * t * se
  else if (estimate > 0 && estimate < 1)
    ends <- plogis(qlogis(estimate) + c(-1, 1) * t * se / (estimate * (1 - estimate)))
  else { # Wilson on the effective base
    middle <- (estimate + t^2 / (2 * effective)) / (1 + t^2 / effective)
    half <- t * sqrt(estimate * (1 - estimate) / effective + t^2 / (4 * effective^2)) / (1 + t^2 / effective)
    ends <- pmin(1, pmax(0, middle + c(-1, 1) * half))
  }
  c(estimate = estimate, low = ends[1], high = ends[2], base = base, effective_base = effective, se = se)
}

again <- t(vapply(seq_len(nrow(figures)), function(i) figure(as.list(figures[i, ])), numeric(6)))
shown <- sapply(c("estimate", "low", "high", "base", "effective_base"), function(name) as.numeric(figures[[name]]))
shown <- matrix(shown, ncol = 5)
decimals <- as.numeric(figures$decimals) + ifelse(figures$code == "", 0, 2)
differ <- abs(again[, 1:5, drop = FALSE] - shown)
unlike <- vapply(seq_len(nrow(figures)), function(i)
  any(round(again[i, 1:3], decimals[i]) != round(shown[i, 1:3], decimals[i])) || again[i, 4] != shown[i, 4], logical(1))
cat(sprintf("%d figures worked out again; %d differ in a digit that is shown; largest difference %.1e\\n",
            nrow(figures), sum(unlike), max(c(0, differ))))
if (any(unlike)) print(figures[unlike, c("question", "answer", "segment")])
${replicates ? surveyPart(replicates.scale, [...replicates.rscales], replicates.centre === 'whole-sample') : ''}quit(status = if (any(unlike)) 1 else 0)
`;
}

function surveyPart(scale: number, rscales: readonly number[], isAroundWhole: boolean): string {
  const isEven = rscales.every((one) => one === rscales[0]);
  return `
# The same standard errors from replicate weights, by the package survey where it is installed.
if (requireNamespace("survey", quietly = TRUE)) {
  repweights <- read("replicate-weights.csv")
  repweights <- matrix(as.numeric(as.matrix(repweights[match(weights$case, repweights$case), -1])), nrow = n)
  for (i in head(which(figures$segment_variable == ""), 5)) {
    row <- as.list(figures[i, ])
    answered <- Reduce("&", lapply(strsplit(row$answered, " ")[[1]], function(name) !is_missing(answers[[name]])))
    y <- if (row$code == "") suppressWarnings(as.numeric(answers[[row$variable]])) else
      as.numeric(answers[[row$variable]] == row$code)
    design <- survey::svrepdesign(data = data.frame(y = ifelse(answered, y, NA)), weights = w, repweights = repweights,
      type = "other", scale = ${scale}, rscales = ${isEven ? `rep(${rscales[0]}, ${rscales.length})` : `c(${rscales.join(', ')})`},
      combined.weights = TRUE, mse = ${isAroundWhole ? 'TRUE' : 'FALSE'})
    m <- survey::svymean(~ y, design, na.rm = TRUE)
    cat(sprintf("replicates: %s, %s: %.4f, standard error %.4f (linearized %.4f)\\n", row$question, row$answer,
                as.numeric(m), as.numeric(survey::SE(m)), again[i, 6]))
  }
}
`;
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const list = (items: readonly string[]) => `list(${items.join(', ')})`;
