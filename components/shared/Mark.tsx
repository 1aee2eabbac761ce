/** The product's mark: two nodes joined by a patch line. */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="3.75" cy="4.25" r="1.75" />
      <circle cx="12.25" cy="11.75" r="1.75" />
      <path d="M5.5 4.25h2.25a1.9 1.9 0 0 1 1.9 1.9c0 1.9-3.3 1.8-3.3 3.7a1.9 1.9 0 0 0 1.9 1.9h2.25" />
    </svg>
  );
}
