import {
  AppWindow,
  Check,
  ChevronDown,
  ChevronRight,
  CircleCheck,
  CirclePause,
  Clock,
  Ellipsis,
  Eye,
  EyeOff,
  Hourglass,
  Info,
  LayoutGrid,
  Lock,
  LogOut,
  type LucideIcon,
  OctagonAlert,
  PanelLeft,
  PanelRight,
  Plus,
  RotateCw,
  Search,
  Settings2,
  SquareArrowOutUpRight,
  Star,
  TriangleAlert,
  User,
  Vault,
  WifiOff,
  X,
} from 'lucide-preact';
import { Mark } from './Mark.tsx';

const ICONS = {
  accept: Check,
  account: User,
  add: Plus,
  clients: LayoutGrid,
  close: X,
  console: PanelLeft,
  danger: OctagonAlert,
  down: ChevronDown,
  events: Clock,
  hide: EyeOff,
  info: Info,
  lock: Lock,
  more: Ellipsis,
  offline: WifiOff,
  ok: CircleCheck,
  open: SquareArrowOutUpRight,
  panel: PanelRight,
  refresh: RotateCw,
  right: ChevronRight,
  search: Search,
  settings: Settings2,
  show: Eye,
  signOut: LogOut,
  star: Star,
  suspended: CirclePause,
  vault: Vault,
  waiting: Hourglass,
  warn: TriangleAlert,
  webVault: AppWindow,
} as const satisfies Record<string, LucideIcon>;

/** One of those everywhere, by name, or one that is imported where it is shown, so that the popup need not carry it. */
export type IconName = keyof typeof ICONS | 'mark' | LucideIcon;

export interface IconProps {
  name: IconName;
  /** Edge length in px. */
  size?: number;
}

/** One picture on the 16 px grid; always beside a word or inside something that has a name. */
export function Icon({ name, size = 16 }: IconProps) {
  if (name === 'mark') return <Mark size={size} />;
  const Picture = typeof name === 'string' ? ICONS[name] : name;
  return <Picture class="icon" size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden="true" />;
}
